package io.gatehouse.shared.answer;

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
import java.util.List;

/**
 * Adds the {@link AnswerFields} to every answer on its way out: forwarded ones, a service's own, and those to requests that were
 * refused early, which no filter sees.
 */
@Singleton
final class AnswerPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final AnswerFields[] fields;

    AnswerPipeline(List<AnswerFields> fields) {
        this.fields = fields.toArray(AnswerFields[]::new);
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
            if (channel.pipeline().get(HANDLER_MICRONAUT_INBOUND) != null) {
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
                for (AnswerFields each : fields) {
                    each.addTo(response.headers(), secure);
                }
            }
            context.write(message, promise);
        }
    }
}
