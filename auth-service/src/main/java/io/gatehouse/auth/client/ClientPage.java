package io.gatehouse.auth.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.model.Page;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Some of the clients, by id.
 *
 * @param clients those on this page
 * @param page which page it is, counted from 0
 * @param size how many clients a page has at most
 * @param total how many clients there are on all pages
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClientPage(
        List<ClientView> clients,
        @Schema(example = "0") int page,
        @Schema(example = "20") int size,
        @Schema(example = "1") long total) {

    static ClientPage of(Page<Client> page) {
        List<ClientView> clients =
                page.getContent().stream().map(ClientView::of).toList();
        return new ClientPage(clients, page.getPageNumber(), page.getSize(), page.getTotalSize());
    }
}
