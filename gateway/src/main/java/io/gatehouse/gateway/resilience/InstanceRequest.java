package io.gatehouse.gateway.resilience;

import io.gatehouse.gateway.peer.OnLoop;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequestWrapper;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request to an instance, which knows the connection it was sent on, and whether it was the first one there. */
public abstract class InstanceRequest extends MutableHttpRequestWrapper<Object> {

    private static final AttributeKey<InstanceRequest> LATEST = AttributeKey.valueOf(InstanceRequest.class, "latest");

    private volatile @Nullable Channel connection;
    private volatile boolean abandoned;
    private boolean reusing;

    /** Wraps this request. */
    protected InstanceRequest(HttpRequest<Object> request) {
        super(ConversionService.SHARED, request);
    }

    /** The request that this connection has carried last, or still does; null if there was none. */
    public static @Nullable InstanceRequest latestOn(Channel connection) {
        return connection.attr(LATEST).get();
    }

    /** The connection it was sent on, or null if it is still waiting for one. */
    public final @Nullable Channel connection() {
        return connection;
    }

    /** Whether the connection had carried a request before, so that the upstream may have closed it in the meantime. */
    public final boolean isReusingConnection() {
        return reusing;
    }

    /** Whether it was abandoned. */
    public final boolean isAbandoned() {
        return abandoned;
    }

    /**
     * Abandons it: stops it as soon as it has a connection, by closing that connection unless it already serves another
     * request.
     */
    public final void abandon() {
        abandoned = true;
        onConnection(InstanceRequest::close);
    }

    /** Micronaut's client reports here which connection it took. */
    @Override
    public HttpRequest<Object> setAttribute(CharSequence name, Object value) {
        if (value instanceof Channel channel) {
            connection = channel;
            reusing = channel.attr(LATEST).getAndSet(this) != null;
            if (abandoned) {
                onConnection(InstanceRequest::close);
            }
        }
        return super.setAttribute(name, value);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private static void close(Channel connection) {
        connection.close();
    }

    /**
     * Does something to its connection, unless that already serves another request. On the connection's own event loop:
     * elsewhere, the next request could get it between the check and the action.
     */
    protected final void onConnection(Consumer<Channel> action) {
        Channel taken = connection;
        if (taken != null) {
            OnLoop.run(taken.eventLoop(), () -> {
                if (taken.attr(LATEST).get() == this) {
                    action.accept(taken);
                }
            });
        }
    }
}
