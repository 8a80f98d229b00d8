package io.gatehouse.auth.key;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.AuditEntry;
import io.gatehouse.auth.audit.Origin;
import io.gatehouse.shared.security.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets administrators list, rotate and remove the signing keys. */
@Controller("/api/v1/auth/keys")
@Secured(Permission.ADMIN)
@Tag(name = "keys")
class KeyController {

    private final KeyRotation rotation;
    private final StoredKeyRepository stored;
    private final Audit audit;

    KeyController(KeyRotation rotation, StoredKeyRepository stored, Audit audit) {
        this.rotation = rotation;
        this.stored = stored;
        this.audit = audit;
    }

    /**
     * {@code GET /api/v1/auth/keys}: the signing keys, newest first, and of the removed ones only the latest.
     *
     * @return at most a hundred keys, without their private parts
     */
    @Get
    @ApiResponse(responseCode = "200", description = "The keys, without their private parts")
    Mono<List<KeyView>> listKeys() {
        return stored.findLatest().map(KeyView::of).collectList();
    }

    /**
     * {@code POST /api/v1/auth/keys/rotate}: makes the next key sign from now on, and publishes a new one to follow it. The key
     * that signed until now stays published until its last token has expired.
     *
     * @return the keys
     */
    @Post("/rotate")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "200", description = "The keys, as they are now")
    @ApiResponse(responseCode = "409", description = "The next key is too new: not everyone may know it yet")
    Mono<List<KeyView>> rotateKeys(HttpRequest<?> request) {
        AuditEntry entry = AuditEntry.of(Action.ROTATE_KEYS, null, Origin.of(request));
        return audit.success(entry, () -> rotation.rotate().thenReturn(true))
                .then(Mono.defer(rotation::readAgain))
                .then(Mono.defer(this::listKeys));
    }

    /**
     * {@code DELETE /api/v1/auth/keys/{kid}}: removes a key that somebody else may have. Every token that it signed becomes
     * invalid everywhere within two seconds. If it was the active key, the next one takes over.
     *
     * @param kid which key
     * @return nothing
     */
    @Delete("/{kid}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "The key is removed, and its tokens are revoked")
    @ApiResponse(responseCode = "404", description = "There is no such key")
    Mono<Void> removeKey(String kid, HttpRequest<?> request) {
        AuditEntry entry = AuditEntry.of(Action.REMOVE_KEY, kid, Origin.of(request));
        return rotation.find(kid)
                .flatMap(key -> audit.success(entry, () -> rotation.remove(kid).thenReturn(true)))
                .then(Mono.defer(rotation::readAgain));
    }
}
