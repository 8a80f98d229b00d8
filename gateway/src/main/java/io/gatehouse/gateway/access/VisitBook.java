package io.gatehouse.gateway.access;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2StreamChannel;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens and closes visits, and tells the observers. */
@Singleton
final class VisitBook {

    private final Observer[] observers;
    private final Tracing tracing;

    VisitBook(List<Observer> observers, @Nullable Tracing tracing) {
        this.observers = observers.toArray(Observer[]::new);
        this.tracing = Objects.requireNonNullElse(tracing, UnrecordedTrace.BEGIN);
    }

    Visit open(HttpRequest request, Channel channel) {
        boolean stream = channel instanceof Http2StreamChannel;
        String protocol = stream ? "HTTP/2" : request.protocolVersion().text();
        Visit visit = new Visit(request, protocol, channel, tracing);
        if (request instanceof VisitedRequest visited) {
            visited.visit(visit);
        } else if (stream) {
            channel.attr(Visit.OF_STREAM).set(visit);
        }
        for (Observer observer : observers) {
            observer.begun();
        }
        return visit;
    }

    void close(Visit visit, Ending ending) {
        visit.end(ending);
        for (Observer observer : observers) {
            observer.ended(visit);
        }
    }
}
