package io.gatehouse.stocks.timeseries;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The caller accepts none of the available formats (RFC 9110 section 15.5.7). */
final class NotAcceptableException extends ProblemException {

    NotAcceptableException() {
        super(HttpStatus.NOT_ACCEPTABLE, "Accept takes none of what there is: expected one of " + formats());
    }

    private static String formats() {
        return Arrays.stream(Format.values())
                .map(Format::mediaType)
                .map(MediaType::getName)
                .collect(Collectors.joining(", "));
    }
}
