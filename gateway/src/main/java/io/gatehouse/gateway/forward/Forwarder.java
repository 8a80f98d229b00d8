package io.gatehouse.gateway.forward;

import io.gatehouse.gateway.failure.UpstreamFailure;
import io.gatehouse.gateway.limit.concurrency.Permit;
import io.gatehouse.gateway.limit.upload.Upload;
import io.gatehouse.gateway.limit.upload.UploadLimit;
import io.gatehouse.gateway.resilience.UpstreamService;
import io.gatehouse.gateway.resilience.UpstreamServices;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Implements every {@link Forwarded} interface: passes the inbound body straight to the upstream and the answer's body
 * straight back, buffering neither.
 */
@Singleton
@InterceptorBean(Forwarded.class)
final class Forwarder implements MethodInterceptor<Object, Object> {

    private final UpstreamServices services;

    Forwarder(UpstreamServices services) {
        this.services = services;
    }

    /** Before Micronaut's own client advice, which would look for a client at each request and then step aside. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> invocation) {
        NettyHttpRequest<?> inbound = (NettyHttpRequest<?>) invocation.getParameterValues()[0];
        UpstreamService service =
                services.named(invocation.stringValue(Client.class).orElseThrow());
        return forward(inbound, service, inbound.getNativeRequest().uri());
    }

    /** Sends a request for this target to the service, under the policy of the request's route. */
    static Mono<MutableHttpResponse<?>> forward(NettyHttpRequest<?> inbound, UpstreamService service, String target) {
        // Checked before anything is acquired that would have to be released.
        MutableHttpResponse<?> last = lastAnswer(inbound);
        if (last != null) {
            return Mono.just(last);
        }
        UploadLimit limit = UploadLimit.of(inbound);
        if (limit == null) {
            return forward(inbound, service, target, Upload.NONE);
        }
        Upload upload = limit.begin(inbound);
        return upload == null ? Mono.just(limit.refusal(inbound)) : forward(inbound, service, target, upload);
    }

    private static Mono<MutableHttpResponse<?>> forward(
            NettyHttpRequest<?> inbound, UpstreamService service, String target, Upload upload) {
        if (!service.admits()) {
            upload.end();
            return Mono.just(UpstreamFailure.heldBack(inbound, service.id(), service.openTime()));
        }
        Permit permit = service.concurrency().acquire();
        if (permit == null) {
            upload.end();
            service.left();
            return Mono.just(service.concurrency().refusal(inbound));
        }
        Admission admission = new Admission(inbound, service, permit, upload);
        return new Exchange(inbound, admission, target, RoutePolicy.of(inbound)).start();
    }

    private static @Nullable MutableHttpResponse<?> lastAnswer(NettyHttpRequest<?> inbound) {
        return Via.isLoop(inbound.getNativeRequest().headers())
                ? Via.loopAnswer(inbound)
                : MaxForwards.lastAnswer(inbound);
    }
}
