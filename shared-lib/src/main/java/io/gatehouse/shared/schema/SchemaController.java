package io.gatehouse.shared.schema;

import io.gatehouse.shared.error.ProblemException;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.InputStream;
import java.util.List;

/**
 * Serves the API pages, which need no internet: the page, the list of documents, and this service's own document. What is
 * looked for on the class path is not looked for on an event loop.
 */
@Hidden
@Controller("/schema")
@Secured(SecurityRule.IS_ANONYMOUS)
public final class SchemaController {

    private static final MediaType YAML = MediaType.of("application/yaml");

    private final SchemaDocuments documents;
    private final ServiceDocument document;
    private final ResourceResolver resources = new ResourceResolver();

    SchemaController(SchemaDocuments documents, ServiceDocument document) {
        this.documents = documents;
        this.document = document;
    }

    /** {@code GET /schema}: the page. */
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Get(produces = MediaType.TEXT_HTML)
    public StreamedFile page() {
        return new StreamedFile(resource("classpath:schema/index.html"), MediaType.TEXT_HTML_TYPE);
    }

    /** {@code GET /schema/documents}: the documents that the page offers. */
    @Get("/documents")
    public List<SchemaDocument> documents() {
        return documents.list();
    }

    /** {@code GET /schema/{service}.yml}: the OpenAPI document of one service. */
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Get("/{service}.yml")
    public HttpResponse<String> document(String service) {
        String yaml = document.of(service).orElseThrow(() -> new UnknownDocumentException(service + ".yml"));
        return HttpResponse.ok(yaml).contentType(YAML);
    }

    private InputStream resource(String path) {
        return resources.getResourceAsStream(path).orElseThrow(() -> new UnknownDocumentException(path));
    }

    private static final class UnknownDocumentException extends ProblemException {
        UnknownDocumentException(String path) {
            super(HttpStatus.NOT_FOUND, "There is no document " + path.substring(path.lastIndexOf('/') + 1));
        }
    }
}
