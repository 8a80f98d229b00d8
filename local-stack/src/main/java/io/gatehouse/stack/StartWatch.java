package io.gatehouse.stack;

import io.gatehouse.stack.error.StackException;
import io.gatehouse.stack.process.Readiness;
import io.gatehouse.stack.registry.Service;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Waits for all services at once and tells of each as it gets ready. */
final class StartWatch {

    private final Blueprint blueprint;
    private final Readiness readiness;
    private final Progress progress;

    StartWatch(Blueprint blueprint, Readiness readiness, Progress progress) {
        this.blueprint = blueprint;
        this.readiness = readiness;
        this.progress = progress;
    }

    /** Returns when every service is ready, throws when the first turns out not to get so. */
    void await(RunningStack stack) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<Service> ready = new ExecutorCompletionService<>(threads);
            List<Service> services = blueprint.registry().services();
            services.forEach(service -> ready.submit(() -> await(service, stack), service));
            for (int i = 0; i < services.size(); i++) {
                Service next = ready.take().get();
                progress.ready(next.id(), blueprint.ports().url(next));
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException cause ? cause : new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void await(Service service, RunningStack stack) {
        try {
            readiness.await(stack.process(service), blueprint.ports().url(service) + service.health());
        } catch (InterruptedException e) {
            // Another service failed: nobody waits for this one any more.
            Thread.currentThread().interrupt();
        }
    }
}
