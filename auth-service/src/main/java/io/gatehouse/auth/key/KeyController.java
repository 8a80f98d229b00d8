package io.gatehouse.auth.key;

import io.gatehouse.auth.audit.Action;
import io.gatehouse.auth.audit.Audit;
import io.gatehouse.auth.audit.Deed;
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

/** Lets administrators look after the signing keys. */
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
     * {@code GET /api/v1/auth/keys}: the signing keys, newest first; of those that are removed, the latest.
     *
     * @return at most a hundred keys, without their private parts
     */
    @Get
    @ApiResponse(responseCode = "200", description = "The keys, without their private parts")
    Mono<List<KeyView>> listKeys() {
        return stored.findLatest().map(KeyView::of).collectList();
    }

    /**
     * {@code POST /api/v1/auth/keys/rotate}: the next key signs from here on, and a new one is published to be the next. The
     * one that signed stays published until its last token is dead.
     *
     * @return the keys
     */
    @Post("/rotate")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "200", description = "The keys, as they are now")
    @ApiResponse(responseCode = "409", description = "The next key is too new: not everyone may know it yet")
    Mono<List<KeyView>> rotateKeys(HttpRequest<?> request) {
        Deed deed = Deed.of(Action.ROTATE_KEYS, null, Origin.of(request));
        return audit.success(deed, () -> rotation.rotate().thenReturn(true))
                .then(Mono.defer(rotation::readAgain))
                .then(Mono.defer(this::listKeys));
    }

    /**
     * {@code DELETE /api/v1/auth/keys/{kid}}: for a key that somebody else may have. It is removed at once, and every token
     * it signed stops working everywhere within two seconds. If it was the one that signs, the next one does.
     *
     * @param kid which key
     * @return nothing
     */
    @Delete("/{kid}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "The key is removed, and its tokens are revoked")
    @ApiResponse(responseCode = "404", description = "There is no such key")
    Mono<Void> removeKey(String kid, HttpRequest<?> request) {
        Deed deed = Deed.of(Action.REMOVE_KEY, kid, Origin.of(request));
        return rotation.find(kid)
                .flatMap(key -> audit.success(deed, () -> rotation.remove(kid).thenReturn(true)))
                .then(Mono.defer(rotation::readAgain));
    }
}
