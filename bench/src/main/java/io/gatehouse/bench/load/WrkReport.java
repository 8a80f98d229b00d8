package io.gatehouse.bench.load;

import io.gatehouse.bench.BenchException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk reports at the end.
 *
 * @param requests how many requests were answered
 * @param failures how many were not answered, or not with 2xx or 3xx
 */
public record WrkReport(long requests, double perSecond, long failures) {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern STATUS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern SOCKET =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    static WrkReport parse(String said) {
        Matcher requests = REQUESTS.matcher(said);
        Matcher rate = RATE.matcher(said);
        if (!requests.find() || !rate.find()) {
            throw new BenchException("wrk did not report how many requests were answered: " + said);
        }
        return new WrkReport(
                Long.parseLong(requests.group(1)),
                Double.parseDouble(rate.group(1)),
                sum(STATUS.matcher(said)) + sum(SOCKET.matcher(said)));
    }

    private static long sum(Matcher counts) {
        long sum = 0;
        if (counts.find()) {
            for (int i = 1; i <= counts.groupCount(); i++) {
                sum += Long.parseLong(counts.group(i));
            }
        }
        return sum;
    }
}
