package io.gatehouse.gateway.forward;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_HTTP_CLIENT_CODEC;
import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_READ_TIMEOUT;

import io.gatehouse.gateway.framing.BodyBuffers;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.ReadTimeoutHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Adds to every outbound connection the handlers that a gateway needs beyond Micronaut's client. */
@Singleton
final class UpstreamPipeline implements BeanCreatedEventListener<NettyClientCustomizer.Registry> {

    private final UploadSettings uploads;

    UpstreamPipeline(UploadSettings uploads) {
        this.uploads = uploads;
    }

    @Override
    public NettyClientCustomizer.Registry onCreated(BeanCreatedEvent<NettyClientCustomizer.Registry> event) {
        event.getBean().register(new NettyClientCustomizer() {
            @Override
            public NettyClientCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                BodyBuffers.limit(channel);
                return new OfConnection(channel.pipeline(), uploads);
            }
        });
        return event.getBean();
    }

    private record OfConnection(ChannelPipeline pipeline, UploadSettings uploads) implements NettyClientCustomizer {

        @Override
        public void onStreamPipelineBuilt() {
            StrictResponses responses = new StrictResponses();
            pipeline.addBefore(HANDLER_HTTP_CLIENT_CODEC, null, responses.surplus());
            pipeline.addAfter(HANDLER_HTTP_CLIENT_CODEC, null, responses);
            pipeline.addAfter(HANDLER_HTTP_CLIENT_CODEC, null, new UploadProgress(timeout(responses), uploads));
        }

        private @Nullable ReadTimeout timeout(StrictResponses responses) {
            ReadTimeoutHandler micronauts = (ReadTimeoutHandler) pipeline.get(HANDLER_READ_TIMEOUT);
            if (micronauts == null) {
                return null;
            }
            ReadTimeout ours = new ReadTimeout(micronauts, responses);
            pipeline.replace(micronauts, HANDLER_READ_TIMEOUT, ours);
            return ours;
        }
    }
}
