package io.gatehouse.aws.alarm;

import io.gatehouse.aws.database.Database;
import io.gatehouse.aws.service.Door;
import io.gatehouse.aws.service.Services;
import io.gatehouse.aws.service.Workload;
import io.gatehouse.aws.settings.Settings;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeElb;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** The alarms of a stage. They go to one topic, when they begin and when they end. */
public final class Alarms extends Construct {

    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

    private final Topic topic;

    public Alarms(Construct scope, Settings settings, Door door, Services services, Database database) {
        super(scope, "Alarms");
        this.topic = Topic.Builder.create(this, "Topic")
                .displayName("Gatehouse " + settings.stage().id())
                .enforceSsl(true)
                .build();
        settings.alarmEmail().map(EmailSubscription::new).ifPresent(topic::addSubscription);
        answers(door);
        services.all().forEach(service -> load(service, settings));
        database(database, settings);
    }

    private void answers(Door door) {
        var balancer = door.balancer().getMetrics();
        above(
                1,
                "ServerErrors",
                "More than 1 % of answers are the gateway's 5xx",
                MathExpression.Builder.create()
                        .expression("100 * errors / requests")
                        .label("5xx, percent")
                        .period(Duration.minutes(1))
                        .usingMetrics(Map.of(
                                "errors", balancer.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, each("Sum")),
                                "requests", balancer.requestCount(each("Sum"))))
                        .build());
        above(
                10,
                "BalancerErrors",
                "The load balancer itself answers 5xx",
                balancer.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, each("Sum")));
        above(
                0,
                "UnhealthyHosts",
                "A task of the gateway is not ready",
                door.targets().getMetrics().unhealthyHostCount(each("Maximum")));
    }

    private void load(Workload service, Settings settings) {
        String id = service.id();
        above(85, id + "-cpu", "CPU of " + id + ", percent", service.service().metricCpuUtilization(each("Average")));
        above(
                85,
                id + "-memory",
                "Memory of " + id + ", percent",
                service.service().metricMemoryUtilization(each("Average")));
        alarm(
                id + "-tasks",
                "Fewer tasks of " + id + " than there must be",
                runningTasks(service),
                settings.tasks().least(),
                ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData.BREACHING);
    }

    private static Metric runningTasks(Workload service) {
        return Metric.Builder.create()
                .namespace("ECS/ContainerInsights")
                .metricName("RunningTaskCount")
                .dimensionsMap(Map.of(
                        "ClusterName", service.service().getCluster().getClusterName(),
                        "ServiceName", service.service().getServiceName()))
                .statistic("Minimum")
                .period(Duration.minutes(1))
                .build();
    }

    private void database(Database database, Settings settings) {
        var instance = database.instance();
        above(85, "DatabaseCpu", "CPU of the database, percent", instance.metricCPUUtilization(each("Average")));
        above(
                0.8 * settings.database().connections(),
                "DatabaseConnections",
                "More than 80 % of the database's connections are in use",
                instance.metricDatabaseConnections(each("Maximum")));
        alarm(
                "DatabaseStorage",
                "Less than a tenth of the database's first storage is free",
                instance.metricFreeStorageSpace(each("Minimum")),
                0.1 * GIBIBYTE * settings.database().storage(),
                ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData.MISSING);
    }

    /** Alarms if a metric is above a threshold; missing data is fine. */
    private void above(double threshold, String id, String description, IMetric metric) {
        alarm(
                id,
                description,
                metric,
                threshold,
                ComparisonOperator.GREATER_THAN_THRESHOLD,
                TreatMissingData.NOT_BREACHING);
    }

    /** After five minutes in a row: nobody can help with anything shorter. */
    private void alarm(
            String id,
            String description,
            IMetric metric,
            double threshold,
            ComparisonOperator comparison,
            TreatMissingData missing) {
        Alarm alarm = Alarm.Builder.create(this, id)
                .alarmDescription(description)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(comparison)
                .evaluationPeriods(5)
                .treatMissingData(missing)
                .build();
        SnsAction tell = new SnsAction(topic);
        alarm.addAlarmAction(tell);
        alarm.addOkAction(tell);
    }

    /** That statistic, per minute. */
    private static MetricOptions each(String statistic) {
        return MetricOptions.builder()
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
