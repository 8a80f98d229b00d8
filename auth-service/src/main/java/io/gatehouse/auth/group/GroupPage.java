package io.gatehouse.auth.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.model.Page;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Some of the groups, by name.
 *
 * @param groups those on this page
 * @param page which page it is, counted from 0
 * @param size how many groups a page has at most
 * @param total how many groups there are on all pages
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record GroupPage(
        List<Group> groups,
        @Schema(example = "0") int page,
        @Schema(example = "20") int size,
        @Schema(example = "3") long total) {

    static GroupPage of(Page<Group> page) {
        return new GroupPage(page.getContent(), page.getPageNumber(), page.getSize(), page.getTotalSize());
    }
}
