package io.gatehouse.gateway.forward;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * The trailer section of one answer (RFC 9110 section 6.5), which Micronaut's client and server leave out: empty until the
 * upstream has said all of its answer, and for nearly every answer then, too.
 */
final class Trailers {

    /** Of an answer that cannot have any. */
    static final Trailers NONE = new Trailers();

    /**
     * Fields that would change what has been done before they came: a recipient that merges them into the header section would
     * be told how to frame, route, authenticate, cache or read the answer a second time (RFC 9110 section 6.5.1). Netty leaves
     * out those of framing.
     */
    private static final List<String> TOO_LATE = List.of(
            "access-control-allow-credentials",
            "access-control-allow-headers",
            "access-control-allow-methods",
            "access-control-allow-origin",
            "access-control-allow-private-network",
            "access-control-expose-headers",
            "access-control-max-age",
            "age",
            "alt-svc",
            "cache-control",
            "clear-site-data",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-location",
            "content-range",
            "content-security-policy",
            "content-type",
            "date",
            "expires",
            "host",
            "location",
            "pragma",
            "referrer-policy",
            "refresh",
            "retry-after",
            "set-cookie",
            "strict-transport-security",
            "vary",
            "via",
            "warning",
            "www-authenticate",
            "x-content-type-options",
            "x-frame-options",
            "x-request-id");

    private HttpHeaders fields = EmptyHttpHeaders.INSTANCE;

    /** The upstream has said them. */
    void received(HttpHeaders trailing) {
        HopByHop.removeFrom(trailing);
        TOO_LATE.forEach(trailing::remove);
        fields = trailing;
    }

    /** Whether there is nothing to say after the body. */
    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Has the answer that this connection, or stream, is about to end, end with them. */
    void addTo(ChannelPipeline caller) {
        if (!isEmpty() && caller.get(HANDLER_MICRONAUT_INBOUND) != null) {
            caller.addBefore(HANDLER_MICRONAUT_INBOUND, null, new Adding(fields));
        }
    }

    private static final class Adding extends ChannelOutboundHandlerAdapter {

        private final HttpHeaders fields;

        private Adding(HttpHeaders fields) {
            this.fields = fields;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent last) {
                context.pipeline().remove(this);
                last.release();
                context.write(new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, fields), promise);
            } else {
                context.write(message, promise);
            }
        }
    }
}
