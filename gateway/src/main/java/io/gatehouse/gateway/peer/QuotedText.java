package io.gatehouse.gateway.peer;

import java.util.ArrayList;
import java.util.List;

/** The value of a header field with quoted strings (RFC 9110 section 5.6.4), in which delimiters and names are only text. */
final class QuotedText {

    private static final char NONE = '\0';

    private QuotedText() {}

    /** Whether every quoted string in it ends. */
    static boolean isWhole(String text) {
        return end(text, 0, NONE) >= 0;
    }

    /** Its parts between the delimiters, quoted as they are. */
    static List<String> split(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = end(text, 0, delimiter); end >= 0 && end < text.length(); end = end(text, start, delimiter)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The content of a quoted string; any other text is returned unchanged. */
    static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        StringBuilder content = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            }
            content.append(text.charAt(i));
        }
        return content.toString();
    }

    /** Where the part that starts here ends; -1 if a quoted string in it does not end. */
    private static int end(String text, int start, char delimiter) {
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == delimiter) {
                return i;
            }
        }
        return quoted ? -1 : text.length();
    }
}
