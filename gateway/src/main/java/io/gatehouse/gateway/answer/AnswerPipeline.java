package io.gatehouse.gateway.answer;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;

/**
 * Adds the {@link SecurityHeaders} to every answer on its way out: those of upstreams, of the gateway's own pages, and those to
 * requests that were refused early.
 */
@Singleton
final class AnswerPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final SecurityHeaders headers;

    AnswerPipeline(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new OfChannel(channel, channel) : this;
            }
        });
        return event.getBean();
    }

    private final class OfChannel implements NettyServerCustomizer {

        private final Channel connection;
        private final Channel channel;

        private OfChannel(Channel connection, Channel channel) {
            this.connection = connection;
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
            return new OfChannel(connection, stream);
        }

        @Override
        public void onStreamPipelineBuilt() {
            boolean secure = connection.pipeline().get(SslHandler.class) != null;
            if (!headers.areOff(secure) && channel.pipeline().get(HANDLER_MICRONAUT_INBOUND) != null) {
                channel.pipeline().addBefore(HANDLER_MICRONAUT_INBOUND, null, new Adding(secure));
            }
        }
    }

    private final class Adding extends ChannelOutboundHandlerAdapter {

        private final boolean secure;

        private Adding(boolean secure) {
            this.secure = secure;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the promise is passed on
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse response
                    && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
                headers.addTo(response.headers(), secure);
            }
            context.write(message, promise);
        }
    }
}
