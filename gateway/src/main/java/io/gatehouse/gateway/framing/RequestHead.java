package io.gatehouse.gateway.framing;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the head of a request for what a server must refuse (RFC 9112) but Netty accepts. */
public final class RequestHead {

    private static final int LINE_END = 2;

    /** A number with as many digits as are sure to fit into a long. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

    private RequestHead() {}

    /**
     * Checks the head and brings its target into origin form.
     *
     * @param bytes how many bytes the head had on the wire
     */
    static void check(HttpRequest request, long bytes) throws BadFramingException {
        if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1) && !isHttp10(request)) {
            throw BadFramingException.of(
                    "The version", request.protocolVersion().text(), "HTTP/1.1 or HTTP/1.0");
        }
        checkLines(request, bytes);
        check(request);
        if (isHttp10(request)) {
            neverKeepAlive(request.headers());
        }
    }

    /** Checks everything that can be seen in the parsed head, and brings its target into origin form. */
    public static void check(HttpRequest request) throws BadFramingException {
        checkMethod(request);
        checkTransferEncoding(request.headers());
        checkHost(request);
        RequestTarget.toOriginForm(request);
    }

    /** Whether this is the last request of its connection: its caller says so (RFC 9112 section 9.6), or uses HTTP/1.0. */
    static boolean isLast(HttpRequest request) {
        return isHttp10(request)
                || request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }

    /** Refuses CONNECT, whatever its target: the gateway makes no tunnels. */
    private static void checkMethod(HttpRequest request) throws BadFramingException {
        if (request.method().equals(HttpMethod.CONNECT)) {
            throw new BadFramingException("The method is CONNECT: the gateway opens no tunnels");
        }
    }

    /** Limits HTTP/1.0 connections to one request, so that no second one can hide behind it. */
    private static void neverKeepAlive(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE, true)) {
            headers.remove(HttpHeaderNames.CONNECTION);
        }
    }

    /**
     * Refuses superfluous spaces in the first line and folded field lines (RFC 9112 sections 3 and 5.2). Netty skips such
     * spaces and joins folded lines and equal lengths, which shows only in the number of bytes.
     */
    private static void checkLines(HttpRequest request, long bytes) throws BadFramingException {
        HttpMessageDecoderResult parsed = (HttpMessageDecoderResult) request.decoderResult();
        int firstLine = request.method().name().length()
                + request.uri().length()
                + request.protocolVersion().text().length()
                + 2;
        if (parsed.initialLineLength() != firstLine) {
            throw new BadFramingException(
                    "The request line has superfluous spaces: expected single spaces between its parts");
        }
        int lines = 1 + request.headers().size() + 1;
        if (bytes != parsed.totalSize() + (long) lines * LINE_END) {
            throw new BadFramingException(
                    "A field is folded, or Content-Length is repeated: expected one line for each field, and one Content-Length");
        }
    }

    /** Checks {@code Content-Length}. Netty has already done that, except for a request that is only asked about. */
    public static void checkLength(HttpHeaders headers) throws BadFramingException {
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (lengths.isEmpty()) {
            return;
        }
        if (lengths.size() > 1 || !WHOLE_NUMBER.matcher(lengths.getFirst()).matches()) {
            throw BadFramingException.of("Content-Length", String.join(", ", lengths), "one whole number");
        }
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            throw new BadFramingException("Content-Length comes with Transfer-Encoding: expected one of them");
        }
    }

    static void checkTransferEncoding(HttpHeaders headers) throws BadFramingException {
        Iterator<? extends CharSequence> codings = headers.valueCharSequenceIterator(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.hasNext()) {
            return;
        }
        if (!AsciiString.contentEqualsIgnoreCase(codings.next(), HttpHeaderValues.CHUNKED) || codings.hasNext()) {
            throw BadFramingException.of(
                    "Transfer-Encoding",
                    String.join(", ", headers.getAll(HttpHeaderNames.TRANSFER_ENCODING)),
                    "chunked, once");
        }
    }

    /**
     * Checks that there is exactly one valid {@code Host} (RFC 9112 section 3.2), even if the target has a host that takes
     * precedence.
     */
    private static void checkHost(HttpRequest request) throws BadFramingException {
        Iterator<? extends CharSequence> hosts = request.headers().valueCharSequenceIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            if (isHttp10(request)) {
                return;
            }
            throw new BadFramingException("Host is missing: expected one");
        }
        if (!RequestTarget.isHost(hosts.next()) || hosts.hasNext()) {
            throw BadFramingException.of(
                    "Host",
                    String.join(", ", request.headers().getAll(HttpHeaderNames.HOST)),
                    RequestTarget.EXPECTED_HOST);
        }
    }

    private static boolean isHttp10(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }
}
