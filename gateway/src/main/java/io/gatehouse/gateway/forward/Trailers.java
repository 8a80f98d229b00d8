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
 * The trailer section of one answer (RFC 9110 section 6.5), which Micronaut's client and server would lose. It is empty until
 * the upstream's answer has ended, and for nearly every answer it stays so.
 */
final class Trailers {

    /** For answers that cannot have trailers. */
    static final Trailers NONE = new Trailers();

    /**
     * Fields that must not be in a trailer section, because a recipient that merges them into the header section would be told
     * a second time how to frame, route, authenticate, cache or read the answer (RFC 9110 section 6.5.1). Netty already drops
     * those about framing.
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

    /** Takes over what the upstream has sent, without the fields that are not allowed. */
    void received(HttpHeaders trailing) {
        HopByHop.removeFrom(trailing);
        TOO_LATE.forEach(trailing::remove);
        fields = trailing;
    }

    /** Whether nothing is to be sent after the body. */
    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Makes the answer that is about to end on this connection, or stream, end with these trailers. */
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
