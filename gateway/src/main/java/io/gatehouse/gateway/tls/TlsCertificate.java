package io.gatehouse.gateway.tls;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.ssl.FileCertificateProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Tells Micronaut which files to read, and to read again when they change. */
@Factory
@Requires(property = "gateway.tls.certificate", notEquals = "")
final class TlsCertificate {

    static final String NAME = "gateway";

    @Singleton
    @Named(NAME)
    FileCertificateProvider.Config files(TlsSettings settings) {
        FileCertificateProvider.Config files = new FileCertificateProvider.Config(NAME);
        files.setFormat(FileCertificateProvider.Format.PEM);
        files.setPath(Path.of(settings.key()).toAbsolutePath());
        files.setCertificatePath(Path.of(settings.certificate()).toAbsolutePath());
        return files;
    }
}
