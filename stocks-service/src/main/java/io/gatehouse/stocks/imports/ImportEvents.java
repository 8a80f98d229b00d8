package io.gatehouse.stocks.imports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The progress of an import as server-sent events: one at once, then one per interval until it is finished. */
@Singleton
final class ImportEvents {

    private final ImportJobs jobs;
    private final ImportSettings settings;
    private final JsonMapper json;
    private final Map<UUID, Flux<ImportJob>> polls = new ConcurrentHashMap<>();

    ImportEvents(ImportJobs jobs, ImportSettings settings, JsonMapper json) {
        this.jobs = jobs;
        this.settings = settings;
        this.json = json;
    }

    /** An answer that streams this import's state from now on. */
    MutableHttpResponse<?> of(String owner, ImportJob job) {
        Flux<byte[]> events = Flux.concat(Mono.just(job), later(owner, job))
                .takeUntil(ImportJob::isFinished)
                .map(this::event);
        return HttpResponse.ok(events)
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Whoever reads too slowly misses some, and holds up nobody else. */
    private Flux<ImportJob> later(String owner, ImportJob job) {
        return Flux.defer(() -> polls.computeIfAbsent(job.id(), id -> poll(owner, id)))
                .onBackpressureLatest();
    }

    /** One query per interval, however many watch the import. */
    private Flux<ImportJob> poll(String owner, UUID id) {
        return Flux.interval(settings.progressInterval())
                .onBackpressureLatest()
                .concatMap(tick -> jobs.find(owner, id), 1)
                .takeUntil(ImportJob::isFinished)
                .doFinally(end -> polls.remove(id))
                .share();
    }

    private byte[] event(ImportJob job) {
        try {
            return ("data: " + json.writeValueAsString(job) + "\n\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
