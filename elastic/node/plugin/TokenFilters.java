package clippings.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Filters of tokens. */
final class TokenFilters {

    private TokenFilters() {}

    static TokenFilterFactory asciiFolding(String name, Settings settings) {
        boolean keep = settings.getAsBoolean("preserve_original", false);
        // A normalizer must give one token, so the original is not kept there.
        return new Normalizing(name, input -> new ASCIIFoldingFilter(input, keep), TokenFilters::foldedToAscii);
    }

    static TokenFilterFactory stemmer(String name, Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        UnaryOperator<TokenStream> stemmer = switch (language) {
            case "english", "porter" -> TokenFilters::stemmedByPorter;
            case "porter2" -> input -> new SnowballFilter(input, new EnglishStemmer());
            case "light_english", "lightEnglish", "kstem" -> KStemFilter::new;
            case "minimal_english", "minimalEnglish" -> EnglishMinimalStemFilter::new;
            case "possessive_english", "possessiveEnglish" -> EnglishPossessiveFilter::new;
            default -> throw new IllegalArgumentException("The embedded node has no stemmer for [" + language + "]");
        };
        return new Plain(name, stemmer);
    }

    static TokenFilterFactory unique(String name, Settings settings) {
        boolean samePositionOnly = settings.getAsBoolean("only_on_same_position", false);
        return new Plain(name, input -> new UniqueTokenFilter(input, samePositionOnly));
    }

    static TokenFilterFactory length(String name, Settings settings) {
        int min = settings.getAsInt("min", 0);
        int max = settings.getAsInt("max", Integer.MAX_VALUE);
        return new Plain(name, input -> new LengthFilter(input, min, max));
    }

    static TokenFilterFactory trim(String name) {
        return new Normalizing(name, TrimFilter::new, TrimFilter::new);
    }

    static TokenFilterFactory removeDuplicates(String name) {
        return new Plain(name, RemoveDuplicatesTokenFilter::new);
    }

    static TokenFilterFactory keywordRepeat(String name) {
        return new Plain(name, KeywordRepeatFilter::new);
    }

    static TokenFilterFactory keywordMarker(Environment env, String name, Settings settings) {
        String pattern = settings.get("keywords_pattern");
        if (pattern != null) {
            Pattern compiled = Pattern.compile(pattern);
            return new Plain(name, input -> new PatternKeywordMarkerFilter(input, compiled));
        }
        CharArraySet words = Analysis.getWordSet(env, settings, "keywords");
        if (words == null) {
            throw new IllegalArgumentException("keyword filter requires either `keywords`, `keywords_path`, or `keywords_pattern` to be configured");
        }
        return new Plain(name, input -> new SetKeywordMarkerFilter(input, words));
    }

    static TokenFilterFactory stemmerOverride(Environment env, String name, Settings settings) {
        List<String> rules = Analysis.getWordList(env, settings, "rules");
        if (rules == null) {
            throw new IllegalArgumentException("stemmer override filter requires either `rules` or `rules_path` to be configured");
        }
        StemmerOverrideFilter.Builder builder = new StemmerOverrideFilter.Builder(false);
        for (String rule : rules) {
            String[] sides = rule.split("=>", -1);
            if (sides.length != 2 || sides[1].isBlank()) {
                throw new IllegalArgumentException("Invalid Keyword override Rule:" + rule);
            }
            Arrays.stream(sides[0].split(",")).map(String::trim).forEach(key -> builder.add(key, sides[1].trim()));
        }
        try {
            StemmerOverrideFilter.StemmerOverrideMap map = builder.build();
            return new Plain(name, input -> new StemmerOverrideFilter(input, map));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    static TokenFilterFactory patternCapture(String name, Settings settings) {
        List<String> patterns = settings.getAsList("patterns", null);
        if (patterns == null) {
            throw new IllegalArgumentException("required setting 'patterns' is missing for token filter [" + name + "]");
        }
        boolean keep = settings.getAsBoolean("preserve_original", true);
        Pattern[] compiled = patterns.stream().map(Pattern::compile).toArray(Pattern[]::new);
        return new Plain(name, input -> new PatternCaptureGroupTokenFilter(input, keep, compiled));
    }

    static TokenFilterFactory patternReplace(String name, Settings settings) {
        Pattern pattern = Patterns.required(settings);
        String replacement = settings.get("replacement", "");
        boolean all = settings.getAsBoolean("all", true);
        return new Plain(name, input -> new PatternReplaceFilter(input, pattern, replacement, all));
    }

    static TokenStream foldedToAscii(TokenStream input) {
        return new ASCIIFoldingFilter(input);
    }

    static TokenStream stemmedByPorter(TokenStream input) {
        return new PorterStemFilter(input);
    }

    private record Plain(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream input) {
            return filter.apply(input);
        }
    }

    /** A filter that keyword fields' normalizers may use as well. */
    private record Normalizing(String name, UnaryOperator<TokenStream> filter, UnaryOperator<TokenStream> normalizer)
        implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream input) {
            return filter.apply(input);
        }

        @Override
        public TokenStream normalize(TokenStream input) {
            return normalizer.apply(input);
        }
    }
}
