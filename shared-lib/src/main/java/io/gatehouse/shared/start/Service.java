package io.gatehouse.shared.start;

import io.gatehouse.shared.log.LogSetting;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a service. One that cannot start says why in one sentence, in the words of whoever set it up, and exits with
 * code 1.
 */
public final class Service {

    private Service() {}

    /**
     * Starts the service, and returns when it is stopped.
     *
     * @param application the class with its {@code main}
     * @param args settings as {@code -name=value}, which win over all others
     */
    public static void run(Class<?> application, String... args) {
        LogSetting.fault().ifPresent(Service::refuse);
        new Starter().classes(application).args(args).start();
    }

    private static void refuse(String reason) {
        log().error("The service cannot start: {}", reason);
        Runtime.getRuntime().exit(1);
    }

    /**
     * Not a constant, because the first logger that is made fixes the log settings, which have to be checked before.
     */
    private static Logger log() {
        return LoggerFactory.getLogger(Service.class);
    }

    private static final class Starter extends Micronaut {

        /** The stack trace helps only where the failure is not one that can be told in a sentence. */
        @Override
        protected void handleStartupException(Environment environment, Throwable failure) {
            Optional<String> reason = new StartFailure(environment).reason(failure);
            if (reason.isEmpty()) {
                log().error("The service could not be started", failure);
            }
            refuse(reason.orElseGet(() -> StartFailure.root(failure).toString()));
        }
    }
}
