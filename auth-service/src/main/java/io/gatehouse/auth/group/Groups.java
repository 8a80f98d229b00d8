package io.gatehouse.auth.group;

import jakarta.inject.Singleton;
import java.util.List;
import reactor.core.publisher.Mono;

/** The groups that users can be in. */
@Singleton
public final class Groups {

    private final GroupRepository groups;

    Groups(GroupRepository groups) {
        this.groups = groups;
    }

    /**
     * Ensures that these groups exist until the current transaction ends.
     *
     * @return an error of {@link UnknownGroupException} if one of them does not
     */
    public Mono<Void> hold(List<String> names) {
        return groups.hold(names.stream().filter(GroupName::isWellFormed).toList())
                .map(Group::name)
                .collectList()
                .flatMap(known -> Mono.justOrEmpty(
                        names.stream().filter(name -> !known.contains(name)).findFirst()))
                .flatMap(unknown -> Mono.error(new UnknownGroupException(unknown)));
    }
}
