package io.gatehouse.auth.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.model.Page;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Some of the users, by name.
 *
 * @param users those on this page
 * @param page which page it is, counted from 0
 * @param size how many users a page has at most
 * @param total how many users there are on all pages
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record UserPage(
        List<UserView> users,
        @Schema(example = "0") int page,
        @Schema(example = "20") int size,
        @Schema(example = "1") long total) {

    static UserPage of(Page<User> page) {
        List<UserView> users = page.getContent().stream().map(UserView::of).toList();
        return new UserPage(users, page.getPageNumber(), page.getSize(), page.getTotalSize());
    }
}
