package io.gatehouse.auth.password;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import reactor.core.publisher.Mono;

/**
 * The rules for passwords (NIST SP 800-63B section 5.1.1.2): long enough, and not one that everyone tries first. The
 * kinds of characters do not matter.
 */
@Singleton
public final class PasswordRules {

    /** In Unicode characters. */
    public static final int MIN = 8;

    /**
     * In UTF-16 code units. Checked first, because normalizing text that consists of combining marks takes quadratic
     * time.
     */
    public static final int MAX = 1024;

    private final PasswordHasher hasher;
    private final CommonPasswords common;

    PasswordRules(PasswordHasher hasher, CommonPasswords common) {
        this.hasher = hasher;
        this.common = common;
    }

    /**
     * Checks the password and returns its hash.
     *
     * @return an error of {@link UnacceptablePasswordException} if it is not to be anyone's password, or not this
     *     user's
     */
    public Mono<String> hash(String password, String username) {
        return Mono.fromRunnable(() -> check(password, username)).then(hasher.hash(password));
    }

    /**
     * Lets the password pass or throws.
     *
     * @throws UnacceptablePasswordException if it is not to be anyone's password, or not this user's
     */
    public void check(String password, String username) {
        if (password.length() > MAX) {
            throw new UnacceptablePasswordException(
                    "The password is too long: expected %d to %d characters".formatted(MIN, MAX));
        }
        if (length(password) < MIN) {
            throw new UnacceptablePasswordException(
                    "The password has %d characters: expected %d to %d".formatted(length(password), MIN, MAX));
        }
        if (common.contains(password, username)) {
            throw new UnacceptablePasswordException(
                    "The password is one of those that are tried first, or is little more"
                            + " than the username or the name of this service: expected another");
        }
    }

    /**
     * The smaller of the counts before and after normalizing, which may turn one character into several or several into
     * one.
     */
    private static long length(String password) {
        String normalized = Normalizer.normalize(password, Normalizer.Form.NFKC);
        return Math.min(password.codePoints().count(), normalized.codePoints().count());
    }
}
