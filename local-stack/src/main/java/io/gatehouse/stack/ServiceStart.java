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

/**
 * Starts the services in the order of the registry, a few at a time, and reports each one that becomes ready. If all started at
 * once they would slow each other down, and none would be ready until the last one is.
 */
final class ServiceStart {

    /**
     * How many start at a time: one per processor, but at least two, because the gateway comes first and waits for
     * auth-service.
     */
    static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Blueprint blueprint;
    private final Readiness readiness;
    private final Progress progress;

    ServiceStart(Blueprint blueprint, Readiness readiness, Progress progress) {
        this.blueprint = blueprint;
        this.readiness = readiness;
        this.progress = progress;
    }

    /** Returns when every service is ready; throws as soon as one has failed. */
    void start(RunningStack stack) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            start(stack, new ExecutorCompletionService<>(threads));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackException cause ? cause : new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void start(RunningStack stack, CompletionService<Service> starting)
            throws InterruptedException, ExecutionException {
        List<Service> services = blueprint.registry().services();
        int launched = 0;
        for (int ready = 0; ready < services.size(); ready++) {
            while (launched < services.size() && launched - ready < AT_ONCE) {
                launch(services.get(launched++), stack, starting);
            }
            Service first = starting.take().get();
            progress.ready(first.id(), blueprint.ports().url(first));
        }
    }

    private void launch(Service service, RunningStack stack, CompletionService<Service> starting) {
        stack.launch(service, progress);
        starting.submit(() -> await(service, stack), service);
    }

    private void await(Service service, RunningStack stack) {
        try {
            readiness.await(stack.process(service), blueprint.ports().url(service) + service.health());
        } catch (InterruptedException e) {
            // Another service has failed, so nobody waits for this one.
            Thread.currentThread().interrupt();
        }
    }
}
