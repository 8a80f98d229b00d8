package io.gatehouse.shared.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatehouse.shared.request.RequestId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The body of every error (RFC 9457).
 *
 * @param type the address of the kind of problem, under {@code /problems/}
 * @param title what kind of problem it is, the same for every occurrence
 * @param status the HTTP status code
 * @param detail what is wrong this time: the value, and what was expected
 * @param instance the path that was asked for
 * @param requestId the id in {@code X-Request-Id} and in the logs
 * @param errors the individual faults of a request that can have several; otherwise empty and left out
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonProperty("request_id") String requestId,
        List<Fault> errors) {

    /**
     * One fault among several in a request.
     *
     * @param line the line of the request's body, counted from 1
     * @param reason what is wrong there, and what was expected
     */
    @Serdeable
    public record Fault(long line, String reason) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of this type in answer to this request. */
    public static Problem of(ProblemType type, String detail, HttpRequest<?> request) {
        return of(type, detail, List.of(), request);
    }

    static Problem of(ProblemType type, String detail, List<Fault> errors, HttpRequest<?> request) {
        return new Problem(
                type.address(),
                type.title(),
                type.status().getCode(),
                detail,
                request.getUri().getRawPath(),
                RequestId.of(request),
                errors);
    }

    /** The answer that carries this problem as {@code application/problem+json}. */
    public MutableHttpResponse<Problem> toResponse() {
        return into(HttpResponse.status(HttpStatus.valueOf(status)));
    }

    /** Also sets the request id as a header: no filter runs for a request that cannot even be read. */
    MutableHttpResponse<Problem> into(MutableHttpResponse<?> response) {
        return response.body(this)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .headers(headers -> headers.set(RequestId.HEADER, requestId));
    }
}
