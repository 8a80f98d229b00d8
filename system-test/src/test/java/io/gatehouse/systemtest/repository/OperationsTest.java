package io.gatehouse.systemtest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for whoever runs Gatehouse names what there is. */
final class OperationsTest {

    private static final Pattern ROW = Pattern.compile("^\\| \\d{3} (`[^|]*)", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    @Test
    void namesOnlyProblemsThatCallersCanGet() {
        List<String> sources = TrackedFiles.list().like("[^/]+/src/main/java/.*[.]java").stream()
                .map(TrackedFiles::text)
                .filter(text -> text.contains("ProblemType") || text.contains("HttpStatus"))
                .toList();

        assertThat(problems()).isNotEmpty().allSatisfy(problem -> assertThat(sources)
                .as(problem)
                .anyMatch(text -> text.contains('"' + problem + '"')));
    }

    private static List<String> problems() {
        return ROW.matcher(Project.read("docs/operations.md"))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map((MatchResult name) -> name.group(1))
                .toList();
    }
}
