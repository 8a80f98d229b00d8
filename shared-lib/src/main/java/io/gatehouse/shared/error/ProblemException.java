package io.gatehouse.shared.error;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure with a name. A subclass is named after the fault, and its message says which value is wrong and what was
 * expected; {@link ProblemExceptionHandler} answers it as a {@link Problem}. With status 503 it has no stack trace:
 * under overload there are many of them, and where they come from is clear, or in the cause.
 */
public abstract class ProblemException extends RuntimeException {

    private final transient ProblemType type;

    protected ProblemException(HttpStatus status, String detail) {
        this(ProblemType.of(status), detail, null);
    }

    protected ProblemException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /**
     * @param type the kind of problem
     * @param detail what is wrong, safe to show to any caller
     * @param cause for the log, never for the caller
     */
    protected ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(Excerpt.inOneLine(detail), cause, true, type.status() != HttpStatus.SERVICE_UNAVAILABLE);
        this.type = type;
    }

    public final ProblemType type() {
        return type;
    }

    /** What is wrong this time. */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** Header fields of the answer. With status 503, one that says to try again in a second. */
    public Map<String, String> headers() {
        return type.status() == HttpStatus.SERVICE_UNAVAILABLE ? Map.of(HttpHeaders.RETRY_AFTER, "1") : Map.of();
    }

    /** The individual faults of a request that can have several. */
    public List<Problem.Fault> faults() {
        return List.of();
    }
}
