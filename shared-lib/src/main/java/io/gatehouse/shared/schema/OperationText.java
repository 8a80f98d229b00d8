package io.gatehouse.shared.schema;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of an endpoint's Javadoc that the page at {@code /schema} shows. The Javadoc begins with the endpoint's HTTP
 * line, for readers of the code; the page shows method and path anyway, so the line is left out.
 *
 * @param summary the first sentence, as plain text
 * @param description what comes after it, in Markdown; may be empty
 */
record OperationText(String summary, String description) {

    private static final Pattern HTTP_LINE = Pattern.compile("\\A`[A-Z]+ /[^`]*`:?\\s*");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("\\A(.+?)(?:[.](?:\\s+|\\z)|\\z)", Pattern.DOTALL);

    /** From a method's Javadoc, as the OpenAPI processor passes it on. */
    static OperationText ofJavadoc(String javadoc) {
        String text = HTTP_LINE.matcher(javadoc.strip()).replaceFirst("");
        Matcher first = FIRST_SENTENCE.matcher(text);
        return first.find()
                ? new OperationText(
                        summary(first.group(1)), text.substring(first.end()).strip())
                : new OperationText("", "");
    }

    private static String summary(String sentence) {
        String plain = sentence.replace("`", "").replaceAll("\\s+", " ");
        return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }
}
