package clippings.analysis;

import java.util.regex.Pattern;
import org.elasticsearch.common.settings.Settings;

/** Regular expressions as settings state them. */
final class Patterns {

    private Patterns() {}

    static Pattern required(Settings settings) {
        String pattern = settings.get("pattern");
        if (pattern == null || pattern.isEmpty()) {
            throw new IllegalArgumentException("pattern is missing");
        }
        return Pattern.compile(pattern, flags(settings.get("flags")));
    }

    private static int flags(String names) {
        int flags = 0;
        for (String name : names == null ? new String[0] : names.split("\\|")) {
            flags |= switch (name.trim()) {
                case "" -> 0;
                case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
                case "MULTILINE" -> Pattern.MULTILINE;
                case "DOTALL" -> Pattern.DOTALL;
                case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
                case "CANON_EQ" -> Pattern.CANON_EQ;
                case "UNIX_LINES" -> Pattern.UNIX_LINES;
                case "LITERAL" -> Pattern.LITERAL;
                case "COMMENTS" -> Pattern.COMMENTS;
                case "UNICODE_CHAR_CLASS", "UNICODE_CHARACTER_CLASS" -> Pattern.UNICODE_CHARACTER_CLASS;
                default -> throw new IllegalArgumentException("Unknown regex flag [" + name + "]");
            };
        }
        return flags;
    }
}
