package io.gatehouse.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Waits until a service says over HTTP that it is ready. */
public final class Readiness {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final int READY = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path logs;
    private final Duration patience;

    /** Waits for each service for at most this long. */
    public Readiness(Path logs, Duration patience) {
        this.logs = logs;
        this.patience = patience;
    }

    /** Returns when this address answers 200; throws if the process ends first or the time is up. */
    public void await(StackProcess process, String url) throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER_TIMEOUT).build();
        long start = System.nanoTime();
        String answer = ask(question);
        while (!answer.isEmpty()) {
            if (process.endsWithin(INTERVAL)) {
                throw new ProcessEndedException(process, LogFile.of(logs, process.name()));
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new NotReadyException(process, patience, answer, LogFile.of(logs, process.name()));
            }
            answer = ask(question);
        }
    }

    /** What keeps the service from being ready; empty if it is ready. */
    private String ask(HttpRequest question) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == READY
                    ? ""
                    : question.uri() + " answers " + answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return question.uri() + " does not answer";
        }
    }
}
