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

/** What RFC 9112 has a server refuse in the head of a request and Netty lets pass. */
public final class RequestHead {

    private static final int LINE_END = 2;

    /** As many digits as always fit into a long. */
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

    /** Checks what does not show in the bytes only, and brings its target into origin form. */
    public static void check(HttpRequest request) throws BadFramingException {
        checkMethod(request);
        checkTransferEncoding(request.headers());
        checkHost(request);
        RequestTarget.toOriginForm(request);
    }

    /** RFC 9112 section 9.6: whoever says that it is the last of its connection means it, and so do the oldest clients. */
    static boolean isLast(HttpRequest request) {
        return isHttp10(request)
                || request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }

    /** There are no tunnels here, whatever the target says. */
    private static void checkMethod(HttpRequest request) throws BadFramingException {
        if (request.method().equals(HttpMethod.CONNECT)) {
            throw new BadFramingException("The method is CONNECT: nobody is connected through here");
        }
    }

    /** Of the oldest clients a connection carries one request, so that nothing can hide behind it. */
    private static void neverKeepAlive(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE, true)) {
            headers.remove(HttpHeaderNames.CONNECTION);
        }
    }

    /**
     * A head has single spaces in its first line and one line per field (RFC 9112 sections 3 and 5.2). Netty joins folded
     * lines and equal lengths and skips extra spaces, which shows in the number of bytes.
     */
    private static void checkLines(HttpRequest request, long bytes) throws BadFramingException {
        HttpMessageDecoderResult parsed = (HttpMessageDecoderResult) request.decoderResult();
        int firstLine = request.method().name().length()
                + request.uri().length()
                + request.protocolVersion().text().length()
                + 2;
        if (parsed.initialLineLength() != firstLine) {
            throw new BadFramingException("The request line is uneven: expected single spaces between its parts");
        }
        int lines = 1 + request.headers().size() + 1;
        if (bytes != parsed.totalSize() + (long) lines * LINE_END) {
            throw new BadFramingException(
                    "A field is folded, or a length repeated: expected one line for each field, and a length once");
        }
    }

    /** Netty has done so already, but for a request that is only asked about. */
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

    /** RFC 9112 section 3.2; though a target with a host of its own goes before it, it has to be there and to be right. */
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
