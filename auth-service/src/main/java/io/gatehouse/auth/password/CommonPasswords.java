package io.gatehouse.auth.password;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list of common passwords, which attackers try first. A listed word with digits and signs around it counts as
 * common, too.
 */
@Singleton
final class CommonPasswords {

    private static final String FILE = "common-passwords.txt";
    private static final Pattern AROUND_THE_WORD = Pattern.compile("^\\P{L}+|\\P{L}+$");

    private final Set<String> list = read();

    boolean contains(String password, String username) {
        String whole = folded(password);
        String word = word(whole);
        return list.contains(whole) || list.contains(word) || isName(whole, word, folded(username));
    }

    private static boolean isName(String whole, String word, String name) {
        return whole.equals(name) || word.equals(name) || (!word.isEmpty() && word.equals(word(name)));
    }

    private static String word(String password) {
        return AROUND_THE_WORD.matcher(password).replaceAll("");
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(CommonPasswords.class.getResourceAsStream("/" + FILE), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
