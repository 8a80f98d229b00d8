package io.gatehouse.gateway.tls;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.ssl.CertificateProvider;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/**
 * The certificate of the TLS port. Its two files are read before any port is opened, so that mistakes in them stop the
 * start with a message; Micronaut's own reader cannot do without files, and reads them too late. When the files change
 * they are read again, and new connections get the new certificate.
 */
@Context
@Named(TlsCertificate.NAME)
@Requires(property = "gateway.tls.certificate", notEquals = "")
final class TlsCertificate implements CertificateProvider {

    static final String NAME = "gateway";

    private static final Logger LOG = LoggerFactory.getLogger(TlsCertificate.class);

    private final TlsSettings settings;
    private final Clock clock;
    private final Sinks.Many<KeyStore> stores = Sinks.many().replay().latest();
    private TlsFiles read;
    private @Nullable TlsFiles seen;
    private volatile Instant expiry;

    TlsCertificate(TlsSettings settings, Clock clock, MeterRegistry meters)
            throws IOException, GeneralSecurityException {
        this.settings = settings;
        this.clock = clock;
        this.read = TlsFiles.of(settings);
        this.expiry = greetWith(read.keyStore());
        Gauge.builder("gateway.tls.certificate.expiry", () -> expiry.getEpochSecond())
                .baseUnit("seconds")
                .description("When the certificate expires, in seconds since 1970")
                .register(meters);
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return stores.asFlux();
    }

    @Override
    public String getName() {
        return NAME;
    }

    /**
     * Reads the files again if they differ from what was read and are the same as at the last look, so that nobody is
     * still writing them.
     */
    @Scheduled(fixedDelay = "${gateway.tls.reload-interval}")
    synchronized void look() {
        TlsFiles before = seen;
        seen = TlsFiles.of(settings);
        if (seen.equals(before) && !seen.equals(read)) {
            read = seen;
            reload();
        }
    }

    private void reload() {
        try {
            expiry = greetWith(read.keyStore());
            LOG.info("Certificate read again, it expires at {}", expiry);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.error("The certificate stays as it was. {}", e.getMessage());
        }
    }

    /** Accepts an expired certificate: callers may cope with it, and a gateway that does not start helps nobody. */
    private Instant greetWith(KeyStore store) throws KeyStoreException {
        Instant end =
                ((X509Certificate) store.getCertificate(NAME)).getNotAfter().toInstant();
        if (end.isBefore(clock.instant())) {
            LOG.warn("The certificate in '{}' expired at {}", settings.certificate(), end);
        }
        stores.tryEmitNext(store).orThrow();
        return end;
    }
}
