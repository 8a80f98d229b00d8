package io.gatehouse.shared.security;

import io.gatehouse.shared.production.WeakSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** How often revocations are fetched: they are promised to take effect within two seconds. */
@Singleton
final class PollInterval implements WeakSettings {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Duration interval;

    PollInterval(TokenSettings settings) {
        this.interval = settings.pollInterval();
    }

    @Override
    public Stream<String> weaknesses() {
        return WeakSettings.weakness(
                interval.compareTo(LONGEST) > 0, "TOKEN_POLL_INTERVAL is " + interval + ", expected at most a second");
    }
}
