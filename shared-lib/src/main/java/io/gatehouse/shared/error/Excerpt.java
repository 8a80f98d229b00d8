package io.gatehouse.shared.error;

import java.util.regex.Pattern;

/** What an answer repeats of a request: not much of it, and nothing that could forge a line of the log. */
public final class Excerpt {

    private static final int LONGEST_VALUE = 60;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]");

    private Excerpt() {}

    /** As it is if it is harmless; what is no visible ASCII becomes a question mark, and what is too long is cut off. */
    public static String of(CharSequence sent, int longest) {
        int length = Math.min(sent.length(), longest);
        StringBuilder shown = new StringBuilder(length + 3);
        for (int i = 0; i < length; i++) {
            char c = sent.charAt(i);
            shown.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return (length < sent.length() ? shown.append("...") : shown).toString();
    }

    /** The beginning of a value in quotes, in any script, since whoever sent it has to recognise it. */
    public static String quoted(String value) {
        return '"' + inOneLine(cut(value, LONGEST_VALUE)) + '"';
    }

    /** The beginning of a sentence that somebody else wrote, and that may repeat any length of a request. */
    static String sentence(String text, int longest) {
        return inOneLine(cut(text, longest));
    }

    /** All of it, in one line, so that nobody can forge a line of the log: control characters become question marks. */
    static String inOneLine(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
