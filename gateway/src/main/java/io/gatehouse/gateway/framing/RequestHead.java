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

/** What RFC 9112 has a server refuse in the head of a request and Netty lets pass. */
public final class RequestHead {

    private static final int LINE_END = 2;

    private RequestHead() {}

    /**
     * Checks the head and brings its target into origin form.
     *
     * @param bytes how many bytes the head had on the wire
     */
    static void check(HttpRequest request, long bytes) throws BadFramingException {
        if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1) && !isHttp10(request)) {
            throw new BadFramingException("the version must be HTTP/1.1 or HTTP/1.0");
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
            throw new BadFramingException("nobody is connected through here");
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
            throw new BadFramingException("the request line has single spaces between its parts");
        }
        int lines = 1 + request.headers().size() + 1;
        if (bytes != parsed.totalSize() + (long) lines * LINE_END) {
            throw new BadFramingException("every field has one line of its own, and a length is sent once");
        }
    }

    private static void checkTransferEncoding(HttpHeaders headers) throws BadFramingException {
        Iterator<? extends CharSequence> codings = headers.valueCharSequenceIterator(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.hasNext()) {
            return;
        }
        if (!AsciiString.contentEqualsIgnoreCase(codings.next(), HttpHeaderValues.CHUNKED) || codings.hasNext()) {
            throw new BadFramingException("the only transfer coding is chunked, once");
        }
    }

    /** RFC 9112 section 3.2; though a target with a host of its own goes before it, it has to be there and to be right. */
    private static void checkHost(HttpRequest request) throws BadFramingException {
        Iterator<? extends CharSequence> hosts = request.headers().valueCharSequenceIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            if (isHttp10(request)) {
                return;
            }
            throw new BadFramingException("there must be a Host");
        }
        if (!RequestTarget.isHost(hosts.next()) || hosts.hasNext()) {
            throw new BadFramingException("there must be one Host, and nothing in it but a name or address and a port");
        }
    }

    private static boolean isHttp10(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }
}
