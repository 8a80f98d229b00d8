package io.gatehouse.gateway.resilience;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequestWrapper;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/** A request to an instance, which knows the connection that it takes, and whether it is the first there. */
public abstract class InstanceRequest extends MutableHttpRequestWrapper<Object> {

    private static final AttributeKey<InstanceRequest> LATEST = AttributeKey.valueOf(InstanceRequest.class, "latest");

    private volatile @Nullable Channel connection;
    private volatile boolean abandoned;
    private boolean reusing;

    /** Asks what this request does. */
    protected InstanceRequest(HttpRequest<Object> request) {
        super(ConversionService.SHARED, request);
    }

    /** Whether this connection carries such requests, which others have an eye on: {@code read-timeout} is not alone. */
    public static boolean areOn(Channel connection) {
        return connection.attr(LATEST).get() != null;
    }

    /** The connection it went out on, or null if it is still waiting for one. */
    public final @Nullable Channel connection() {
        return connection;
    }

    /** Whether that connection had carried a request before, so that the upstream may have closed it meanwhile. */
    public final boolean isReusingConnection() {
        return reusing;
    }

    /** Whether nobody waits for its answer any longer. */
    public final boolean isAbandoned() {
        return abandoned;
    }

    /** Stops it as soon as it has a connection, unless the connection serves another already: only closing it stops the upstream. */
    public final void abandon() {
        abandoned = true;
        close(connection);
    }

    /** Micronaut's client tells here which connection it took. */
    @Override
    public HttpRequest<Object> setAttribute(CharSequence name, Object value) {
        if (value instanceof Channel channel) {
            connection = channel;
            reusing = channel.attr(LATEST).getAndSet(this) != null;
            if (abandoned) {
                close(channel);
            }
        }
        return super.setAttribute(name, value);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do once it is closed
    private void close(@Nullable Channel channel) {
        if (channel != null && channel.attr(LATEST).get() == this) {
            channel.close();
        }
    }
}
