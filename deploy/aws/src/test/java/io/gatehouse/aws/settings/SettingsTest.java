package io.gatehouse.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.services.logs.RetentionDays;

final class SettingsTest {

    private static final Map<String, Object> LEAST = Map.of(
            "stage", "production",
            "version", "1.2.3",
            "domain", "api.example.com",
            "hosted-zone", "example.com",
            "hosted-zone-id", "Z0123456789ABCDEFGHIJ");

    /** Of one task of auth-service and one of stocks-service. */
    private static final int CONNECTIONS = 26;

    @Test
    void takesDefaultsFromTheStage() {
        Settings production = read(LEAST);
        Settings test = read(with("stage", "test"));

        assertThat(production.tasks()).isEqualTo(new Tasks(2, 6));
        assertThat(test.tasks()).isEqualTo(new Tasks(1, 2));
        assertThat(production.database().backupDays()).isEqualTo(30);
        assertThat(production.database().keepData()).isTrue();
        assertThat(test.database().keepData()).isTrue();
        assertThat(production.alarmEmail()).isEmpty();
        assertThat(production.name().url()).isEqualTo("https://api.example.com");
    }

    @Test
    void takesNumbersAndTruthsFromFilesAndFromTheCommandLine() {
        Map<String, Object> file = with("tasks-max", 9, "keep-data", true);
        Map<String, Object> commandLine = with("tasks-max", "9", "keep-data", "true");

        assertThat(read(file)).isEqualTo(read(commandLine));
        assertThat(read(file).tasks()).isEqualTo(new Tasks(2, 9));
    }

    @Test
    void takesWhatIsSet() {
        String certificate = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012";

        Settings settings = read(with(
                Map.of("certificate", certificate, "alarm-email", "ops@example.com", "log-days", 365, "tasks-min", 7)));

        assertThat(settings.name().certificate()).isEqualTo(Optional.of(certificate));
        assertThat(settings.alarmEmail()).contains("ops@example.com");
        assertThat(settings.logs()).isEqualTo(RetentionDays.ONE_YEAR);
        assertThat(settings.tasks()).isEqualTo(new Tasks(7, 7));
    }

    @Test
    void takesVariablesOfServices() {
        Map<String, Object> context = with("env.GATEWAY_RATE_LIMIT", 100, "env.LOG_LEVEL", "DEBUG");

        assertThat(read(context).variables()).isEqualTo(Map.of("GATEWAY_RATE_LIMIT", "100", "LOG_LEVEL", "DEBUG"));
        assertThat(read(LEAST).variables()).isEmpty();
    }

    @Test
    void leavesTheToolsOwnEntriesAlone() {
        Map<String, Object> context = with("aws:cdk:bundling-stacks", "x", "@aws-cdk/core:newStyle", true);

        assertThat(read(context)).isEqualTo(read(LEAST));
        assertThat(Settings.areMissing(Map.of("aws:cdk:bundling-stacks", "x"))).isTrue();
        assertThat(Settings.areMissing(LEAST)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage | prod | stage is 'prod', expected test or production",
                "version | 1.2.3+abc | version is '1.2.3+abc', expected the tag of the images, such as 1.2.3",
                "domain | localhost | domain is 'localhost', expected the gateway's name",
                "domain | api.example.org | domain is 'api.example.org', expected a name in the hosted zone example.com",
                "domain | badexample.com | domain is 'badexample.com', expected a name in the hosted zone example.com",
                "hosted-zone-id | 17 | hosted-zone-id is '17', expected the id of the hosted zone",
                "certificate | mine | certificate is 'mine', expected the ARN of a certificate in ACM",
                "tasks-min | 0 | tasks-min is '0', expected a whole number from 1 to 100",
                "tasks-max | many | tasks-max is 'many', expected a whole number from 1 to 100",
                "tasks-max | 1 | tasks-max is '1', expected at least tasks-min, which is 2",
                "database-class | large | database-class is 'large', expected a class of instances",
                "database-storage | 19 | database-storage is '19', expected a whole number from 20 to 16384",
                "database-connections | 20 | database-connections is '20', expected a whole number from 50 to 5000",
                "database-connections | 321 | database-connections is '321', expected at least 322 for twice tasks-max",
                "backup-days | 0 | backup-days is '0', expected a whole number from 1 to 35",
                "log-days | 8 | log-days is '8', expected one of [1, 3, 7, 14",
                "alarm-email | ops | alarm-email is 'ops', expected an e-mail address",
                "keep-data | no | keep-data is 'no', expected true or false",
                "keep-data | false | keep-data is 'false', expected true in production",
                "env.token_lifetime | 5m | env.token_lifetime is not known, expected one of stage, version, domain",
                "task-max | 3 | task-max is not known, expected one of stage, version, domain",
            })
    void refusesWhatCannotBe(String key, String value, String message) {
        assertThatThrownBy(() -> read(with(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void letsTheDatabaseTakeTheConnectionsOfTwiceAsManyTasks() {
        assertThat(read(with("stage", "test")).database().connections()).isEqualTo(200);
        assertThat(read(LEAST).database().connections()).isEqualTo(2 * 6 * CONNECTIONS + 10);
        assertThat(read(with("database-connections", 1000)).database().connections())
                .isEqualTo(1000);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read(Map.of("stage", "test", "log-days", "2")))
                .hasMessageContainingAll(
                        "version is missing", "domain is missing", "hosted-zone-id is missing", "log-days is '2'");
    }

    private static Settings read(Map<String, ?> context) {
        return Settings.read(context, CONNECTIONS);
    }

    private static Map<String, Object> with(String key, Object value) {
        return with(Map.of(key, value));
    }

    private static Map<String, Object> with(String key, Object value, String other, Object another) {
        return with(Map.of(key, value, other, another));
    }

    private static Map<String, Object> with(Map<String, ?> more) {
        Map<String, Object> context = new HashMap<>(LEAST);
        context.putAll(more);
        return context;
    }
}
