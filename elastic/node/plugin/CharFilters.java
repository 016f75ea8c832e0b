package clippings.analysis;

import java.io.Reader;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/** Filters of characters, before a text is cut into tokens. */
final class CharFilters {

    private CharFilters() {}

    static CharFilterFactory mapping(Environment env, String name, Settings settings) {
        List<String> rules = Analysis.getWordList(env, settings, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException("mapping requires either `mappings` or `mappings_path` to be configured");
        }
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            int arrow = rule.lastIndexOf("=>");
            if (arrow < 0) {
                throw new IllegalArgumentException("Invalid mapping rule [" + rule + "]");
            }
            map.add(unescaped(rule.substring(0, arrow).trim()), unescaped(rule.substring(arrow + 2).trim()));
        }
        NormalizeCharMap built = map.build();
        return new Normalizing(name, reader -> new MappingCharFilter(built, reader));
    }

    static CharFilterFactory patternReplace(String name, Settings settings) {
        Pattern pattern = Patterns.required(settings);
        String replacement = settings.get("replacement", "");
        return new Normalizing(name, reader -> new PatternReplaceCharFilter(pattern, replacement, reader));
    }

    static CharFilterFactory htmlStrip(String name) {
        return new CharFilterFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reader create(Reader reader) {
                return new HTMLStripCharFilter(reader);
            }
        };
    }

    /** The escapes that a rule may hold: backslash with a backslash, quote, n, t, r, b, f, or u and four hex digits. */
    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (++at >= text.length()) {
                throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
            }
            c = text.charAt(at);
            switch (c) {
                case '\\', '\'', '"' -> out.append(c);
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    if (at + 4 >= text.length()) {
                        throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
                    }
                    out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> throw new IllegalArgumentException("Invalid escaped char " + c + " in [" + text + "]");
            }
        }
        return out.toString();
    }

    /** A filter that keyword fields' normalizers may use as well. */
    private record Normalizing(String name, UnaryOperator<Reader> filter) implements NormalizingCharFilterFactory {
        @Override
        public Reader create(Reader reader) {
            return filter.apply(reader);
        }
    }
}
