package io.gatehouse.aws.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * The settings of one deployment.
 *
 * @param version the images' tag
 * @param logs how long log lines are kept
 * @param alarmEmail who is told of alarms
 * @param variables what services are told beyond what the stack tells them
 */
public record Settings(
        Stage stage,
        String version,
        PublicName name,
        Tasks tasks,
        DatabaseSettings database,
        RetentionDays logs,
        Optional<String> alarmEmail,
        Map<String, String> variables) {

    /** What begins the name of a setting that is a variable of services. */
    public static final String VARIABLES = "env.";

    private static final Pattern STAGE = Pattern.compile("test|production");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]{2,63}");
    private static final Pattern ZONE_ID = Pattern.compile("Z[A-Z0-9]{1,31}");
    private static final Pattern CERTIFICATE =
            Pattern.compile("arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+[.][^@\\s]+");
    private static final Pattern INSTANCE = Pattern.compile("[a-z][a-z0-9-]*[.][a-z0-9]+");
    private static final Pattern IMAGE = Pattern.compile("[a-z0-9][a-zA-Z0-9./:@_-]*");
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final int USUAL_CONNECTIONS = 200;

    /** For the superuser, the creation of databases, and migrations. */
    private static final int OTHER_CONNECTIONS = 10;

    private static final String EXAMPLE_TAG = "the tag of the images, such as 1.2.3";

    /** Whether nothing is set at all. */
    public static boolean areMissing(Map<String, ?> context) {
        return Context.isEmpty(context);
    }

    /**
     * Reads the CDK's context.
     *
     * @param connections how many connections to the database one task of each service holds, together
     */
    public static Settings read(Map<String, ?> values, int connections) {
        Context context = new Context(values);
        Stage stage = stage(context);
        String version = context.text("version", TAG, EXAMPLE_TAG);
        PublicName name = name(context);
        Tasks tasks = tasks(context, stage);
        Settings settings = new Settings(
                stage,
                version,
                name,
                tasks,
                database(context, stage, 2 * tasks.most() * connections + OTHER_CONNECTIONS),
                logs(context, stage),
                context.optional("alarm-email", EMAIL, "an e-mail address"),
                context.variables(VARIABLES));
        context.done();
        return settings;
    }

    private static Stage stage(Context context) {
        String stage = context.text("stage", STAGE, "test or production");
        return stage.isEmpty() ? Stage.TEST : Stage.valueOf(stage.toUpperCase(Locale.ROOT));
    }

    private static PublicName name(Context context) {
        String domain = context.text("domain", DOMAIN, "the gateway's name, such as api.example.com");
        String zone = context.text("hosted-zone", DOMAIN, "the name of a hosted zone, such as example.com");
        if (!("." + domain).endsWith("." + zone)) {
            context.refuse("domain", domain, "a name in the hosted zone " + zone);
        }
        return new PublicName(
                domain,
                zone,
                context.text("hosted-zone-id", ZONE_ID, "the id of the hosted zone, such as Z0123456789ABCDEFGHIJ"),
                context.optional("certificate", CERTIFICATE, "the ARN of a certificate in ACM"));
    }

    private static Tasks tasks(Context context, Stage stage) {
        int least = context.number("tasks-min", 1, 100, stage.leastTasks);
        int most = context.number("tasks-max", 1, 100, Math.max(least, stage.mostTasks));
        if (least > most) {
            context.refuse("tasks-max", most, "at least tasks-min, which is " + least);
        }
        return new Tasks(least, most);
    }

    private static DatabaseSettings database(Context context, Stage stage, int needed) {
        return new DatabaseSettings(
                context.optional("database-class", INSTANCE, "a class of instances, such as m7g.large")
                        .orElse(stage.databaseClass),
                context.number("database-storage", 20, 16_384, stage.databaseStorage),
                connections(context, needed),
                context.number("backup-days", 1, 35, stage.backupDays),
                keepData(context, stage),
                context.optional("postgres-image", IMAGE, "an image with psql").orElse("postgres:18"));
    }

    /** While a version is replaced there are twice as many tasks. */
    private static int connections(Context context, int needed) {
        int connections = context.number("database-connections", 50, 5_000, Math.max(USUAL_CONNECTIONS, needed));
        if (connections < needed) {
            context.refuse("database-connections", connections, "at least " + needed + " for twice tasks-max");
        }
        return connections;
    }

    private static RetentionDays logs(Context context, Stage stage) {
        int days = context.oneOf("log-days", LogDays.ALL.keySet(), stage.logDays);
        return Objects.requireNonNull(LogDays.ALL.get(days));
    }

    private static boolean keepData(Context context, Stage stage) {
        boolean keep = context.optional("keep-data", TRUTH, "true or false")
                .map(Boolean::valueOf)
                .orElse(true);
        return keep || (stage.isProduction() && context.refuse("keep-data", false, "true in production"));
    }
}
