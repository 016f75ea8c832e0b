package clippings.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The analysis components that our mappings and Elasticsearch's own security index need and the small distribution lacks, each under
 * its standard name and with its standard settings, so that the same mapping runs on a full cluster.
 */
public final class ClippingsAnalysisPlugin extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of(
            "mapping", AnalysisPlugin.requiresAnalysisSettings((index, env, name, settings) -> CharFilters.mapping(env, name, settings)),
            "pattern_replace", AnalysisPlugin.requiresAnalysisSettings((index, env, name, settings) -> CharFilters.patternReplace(name, settings)),
            "html_strip", (index, env, name, settings) -> CharFilters.htmlStrip(name)
        );
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        Map<String, AnalysisProvider<TokenFilterFactory>> filters = new HashMap<>();
        filters.put("asciifolding", (index, env, name, settings) -> TokenFilters.asciiFolding(name, settings));
        filters.put("stemmer", (index, env, name, settings) -> TokenFilters.stemmer(name, settings));
        filters.put("unique", (index, env, name, settings) -> TokenFilters.unique(name, settings));
        filters.put("length", (index, env, name, settings) -> TokenFilters.length(name, settings));
        filters.put("trim", (index, env, name, settings) -> TokenFilters.trim(name));
        filters.put("remove_duplicates", (index, env, name, settings) -> TokenFilters.removeDuplicates(name));
        filters.put("keyword_repeat", (index, env, name, settings) -> TokenFilters.keywordRepeat(name));
        filters.put("keyword_marker", required((index, env, name, settings) -> TokenFilters.keywordMarker(env, name, settings)));
        filters.put("stemmer_override", required((index, env, name, settings) -> TokenFilters.stemmerOverride(env, name, settings)));
        filters.put("pattern_capture", required((index, env, name, settings) -> TokenFilters.patternCapture(name, settings)));
        filters.put("pattern_replace", required((index, env, name, settings) -> TokenFilters.patternReplace(name, settings)));
        return filters;
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of("uax_url_email", Tokenizers::uaxUrlEmail);
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends org.apache.lucene.analysis.Analyzer>>> getAnalyzers() {
        return Map.of("english", (index, env, name, settings) -> new English(name, settings,
            Analysis.parseStopWords(env, settings, EnglishAnalyzer.getDefaultStopSet()),
            Analysis.parseStemExclusion(settings, org.apache.lucene.analysis.CharArraySet.EMPTY_SET)));
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return List.of(
            PreConfiguredTokenFilter.singleton("asciifolding", true, TokenFilters::foldedToAscii),
            PreConfiguredTokenFilter.singleton("stemmer", false, TokenFilters::stemmedByPorter),
            PreConfiguredTokenFilter.singleton("porter_stem", false, TokenFilters::stemmedByPorter),
            PreConfiguredTokenFilter.singleton("unique", false, input -> new UniqueTokenFilter(input, false)),
            PreConfiguredTokenFilter.singleton("trim", true, org.apache.lucene.analysis.miscellaneous.TrimFilter::new),
            PreConfiguredTokenFilter.singleton("remove_duplicates", false, org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter::new),
            PreConfiguredTokenFilter.singleton("keyword_repeat", false, org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter::new)
        );
    }

    private static AnalysisProvider<TokenFilterFactory> required(AnalysisProvider<TokenFilterFactory> provider) {
        return AnalysisPlugin.requiresAnalysisSettings(provider);
    }

    /** The language analyzer of that name. */
    private static final class English extends AbstractIndexAnalyzerProvider<EnglishAnalyzer> {
        private final EnglishAnalyzer analyzer;

        English(String name, Settings settings, org.apache.lucene.analysis.CharArraySet stops, org.apache.lucene.analysis.CharArraySet kept) {
            super(name, settings);
            analyzer = new EnglishAnalyzer(stops, kept);
        }

        @Override
        public EnglishAnalyzer get() {
            return analyzer;
        }
    }
}
