package io.gatehouse.systemtest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.gatehouse.systemtest.Project;
import io.gatehouse.systemtest.command.Command;
import io.gatehouse.systemtest.command.NodePackages;
import io.gatehouse.systemtest.command.Outcome;
import io.gatehouse.systemtest.command.PastedCommands;
import io.gatehouse.systemtest.command.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Alerts and the dashboard: whether the operator, Prometheus and Grafana can read them. The gateway tests what they ask for. */
final class MonitoringTest {

    private static final String COMPONENTS = "deploy/kubernetes/components/";
    private static final String PURPOSE = "parsing PromQL";
    private static final Pattern QUERY = Pattern.compile("\"expr\": (\".*\")");
    private static final Pattern RUNBOOK = Pattern.compile("^### (Gatehouse\\w+)$", Pattern.MULTILINE);
    private static final Pattern PLAIN = Pattern.compile("^sed .*alerts[.]yml", Pattern.MULTILINE);
    private static final Pattern PANEL = Pattern.compile("\"id\": (\\d+)");
    private static final Pattern SOURCE = Pattern.compile("\"datasource\": (.*?\"})");

    @Test
    void everyAlertSaysHowBadItIsAndWhereToReadOn() {
        List<Rule> alerts = alerts();

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.getFor()).matches("\\d+[mh]");
            assertThat(alert.getLabels().get("severity")).isIn("critical", "warning");
            assertThat(alert.getAnnotations().get("summary")).isNotBlank();
            assertThat(alert.getAnnotations())
                    .containsEntry(
                            "runbook", "docs/operations.md#" + alert.getAlert().toLowerCase(Locale.ROOT));
        });
        assertThat(alerts).extracting(Rule::getAlert).containsExactlyElementsOf(runbooks());
    }

    @Test
    void aPrometheusWithoutTheOperatorGetsTheSameAlerts() {
        String command = found(PLAIN, Project.read("deploy/README.md")).getFirst();

        Outcome rules = PastedCommands.of(command).run().getFirst().orFail();

        assertThat(new Yaml().<Object>load(rules.output()))
                .extracting("groups")
                .asList()
                .singleElement()
                .extracting("rules")
                .asList()
                .extracting("alert")
                .containsExactlyElementsOf(alerts().stream().map(Rule::getAlert).toList());
    }

    @Test
    void everyPodOfOursIsScrapedAtAPortItHas() {
        PodMonitor monitor = only(PodMonitor.class, "prometheus-operator");
        LabelSelectorRequirement selector =
                monitor.getSpec().getSelector().getMatchExpressions().getFirst();
        String port = monitor.getSpec().getPodMetricsEndpoints().getFirst().getPort();

        assertThat(Overlay.PRODUCTION.pods()).isNotEmpty().allSatisfy(pod -> {
            assertThat(selector.getValues())
                    .contains(pod.getMetadata().getLabels().get(selector.getKey()));
            assertThat(pod.getSpec().getContainers().getFirst().getPorts())
                    .anyMatch(open -> port.equals(open.getName()));
        });
    }

    @Test
    void theDashboardTakesItsDataFromWhereverItsReaderSays() {
        String dashboard = dashboard();

        assertThat(found(SOURCE, dashboard))
                .isNotEmpty()
                .containsOnly("{\"type\": \"prometheus\", \"uid\": \"${datasource}\"}");
        assertThat(found(PANEL, dashboard)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(dashboard).doesNotContain("://");
    }

    @Test
    void everyQueryIsPromql() {
        List<String> queries = Stream.concat(
                        alerts().stream()
                                .map(alert -> String.valueOf(alert.getExpr().getValue())),
                        found(QUERY, dashboard()).stream().map(MonitoringTest::filledIn))
                .toList();

        assertThat(queries).hasSizeGreaterThan(30);
        assertThat(notPromql(queries)).isEmpty();
    }

    @Test
    void whatIsNoPromqlIsFound() {
        assertThat(notPromql(List.of("sum(a", "rate(a[5x])", "a{b}", "sum by (a) (b)")))
                .isEqualTo("sum(a\nrate(a[5x])\na{b}\n");
    }

    private static String notPromql(List<String> expressions) {
        NodePackages.install(PURPOSE, Project.MODULE.resolve("node_modules/@prometheus-io/lezer-promql/package.json"));
        Stream<String> words = Stream.concat(
                Stream.of(Tool.require(PURPOSE, "node"), Project.MODULE + "/src/test/node/promql.mjs"),
                expressions.stream());
        return Command.of(words.toArray(String[]::new)).run().orFail().output();
    }

    /** A query of the dashboard, from its JSON, with values in the place of variables. */
    private static String filledIn(String json) {
        String query = new Yaml().load(json);
        return query.replace("$__rate_interval", "5m").replace("$quantile", "0.99");
    }

    private static List<Rule> alerts() {
        return only(PrometheusRule.class, "prometheus-operator").getSpec().getGroups().stream()
                .flatMap(group -> group.getRules().stream())
                .toList();
    }

    private static String dashboard() {
        ConfigMap map = only(ConfigMap.class, "grafana");
        assertThat(map.getMetadata().getLabels()).containsKey("grafana_dashboard");
        return Objects.requireNonNull(map.getData().get("gatehouse.json"));
    }

    private static List<String> runbooks() {
        return found(RUNBOOK, Project.read("docs/operations.md"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(found.groupCount()))
                .toList();
    }

    private static <T extends HasMetadata> T only(Class<T> kind, String component) {
        List<T> found = Kustomize.render(COMPONENTS + component).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
