package io.gatehouse.bench.vertx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import java.net.URI;

/**
 * Vert.x's proxy, built as in its documentation: server and client on one event loop, with a connection pool of the same size
 * as the others'.
 */
public final class Proxy extends VerticleBase {

    private final int port = Integer.parseInt(System.getenv("BENCH_PORT"));
    private final URI upstream = URI.create(System.getenv("BENCH_UPSTREAM"));

    public static void main(String[] args) {
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true))
                .deployVerticle(new Proxy())
                .onFailure(Proxy::stop);
    }

    @Override
    public Future<?> start() {
        HttpProxy proxy = HttpProxy.reverseProxy(client()).origin(upstream.getPort(), upstream.getHost());
        return vertx.createHttpServer().requestHandler(proxy).listen(port, "127.0.0.1");
    }

    private HttpClient client() {
        return vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(30), new PoolOptions().setHttp1MaxSize(1024));
    }

    private static void stop(Throwable failure) {
        failure.printStackTrace();
        System.exit(1);
    }
}
