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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The progress of an import as server-sent events: one at once, then one per interval until it is finished. */
@Singleton
final class ImportEvents {

    private final ImportJobs jobs;
    private final ImportSettings settings;
    private final JsonMapper json;

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

    private Flux<ImportJob> later(String owner, ImportJob job) {
        return Flux.interval(settings.progressInterval())
                .onBackpressureLatest()
                .concatMap(tick -> jobs.find(owner, job.id()), 1);
    }

    private byte[] event(ImportJob job) {
        try {
            return ("data: " + json.writeValueAsString(job) + "\n\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
