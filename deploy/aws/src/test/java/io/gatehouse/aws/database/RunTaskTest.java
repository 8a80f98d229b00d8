package io.gatehouse.aws.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gatehouse.aws.testing.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function that CloudFormation calls, in Node as it is, with an ECS that only tells what it was told. */
final class RunTaskTest {

    private static final String ECS = """
            exports.ECSClient = class {
              send(command) { return Promise.resolve(command.answer()); }
            };
            exports.RunTaskCommand = class {
              constructor(input) { console.log(JSON.stringify(input)); }
              answer() { return JSON.parse(process.env.STARTED); }
            };
            exports.DescribeTasksCommand = class {
              answer() { return JSON.parse(process.env.ENDED); }
            };
            exports.waitUntilTasksStopped = () => Promise.resolve();
            """;
    private static final String STARTED = "{\"tasks\":[{\"taskArn\":\"task/1\"}],\"failures\":[]}";

    private final Tool node = Tool.require("trying the function that creates databases", "node");
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final HttpServer cloudFormation;
    private final Path directory;

    RunTaskTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Path module = Files.createDirectories(directory.resolve("node_modules/@aws-sdk/client-ecs"));
        Files.writeString(module.resolve("index.js"), ECS);
        Path source = Path.of("src/main/resources/io/gatehouse/aws/database/run-task.js");
        Files.copy(source, directory.resolve("index.js"));
        Files.writeString(
                directory.resolve("call.js"),
                "require('./index.js').handler(JSON.parse(process.env.EVENT)).catch(e => { throw e; });");
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloudFormation.createContext("/", exchange -> {
            String type = exchange.getRequestHeaders().getFirst("content-type");
            answers.add(exchange.getRequestMethod() + " " + type + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        cloudFormation.start();
    }

    @AfterEach
    void stop() {
        cloudFormation.stop(0);
    }

    @Test
    void runsTheTaskInPrivateSubnetsAndSaysThatItEndedWell() throws Exception {
        Tool.Result result = call("Create", STARTED, "{\"tasks\":[{\"containers\":[{\"exitCode\":0}]}]}");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("\"taskDefinition\":\"task-definition/3\"", "\"assignPublicIp\":\"DISABLED\"");
        assertThat(answers)
                .singleElement()
                .asString()
                .startsWith("PUT  {\"Status\":\"SUCCESS\"")
                .contains("\"PhysicalResourceId\":\"databases\"", "\"RequestId\":\"request-1\"");
    }

    @Test
    void failsWithTheTask() throws Exception {
        call("Update", STARTED, "{\"tasks\":[{\"stoppedReason\":\"no such host\",\"containers\":[{\"exitCode\":2}]}]}");

        assertThat(answers)
                .singleElement()
                .asString()
                .contains("\"Status\":\"FAILED\"", "The task ended with 2: no such host");
    }

    @Test
    void failsIfTheTaskCannotStart() throws Exception {
        call("Create", "{\"tasks\":[],\"failures\":[{\"reason\":\"RESOURCE:FARGATE\"}]}", "{}");

        assertThat(answers)
                .singleElement()
                .asString()
                .contains("\"Status\":\"FAILED\"", "The task did not start: RESOURCE:FARGATE");
    }

    @Test
    void deletesNothing() throws Exception {
        Tool.Result result = call("Delete", "{}", "{}");

        assertThat(result).isEqualTo(new Tool.Result(0, ""));
        assertThat(answers).singleElement().asString().contains("\"Status\":\"SUCCESS\"");
    }

    private Tool.Result call(String type, String started, String ended) throws IOException, InterruptedException {
        String event = """
                {"RequestType":"%s","ResponseURL":"http://127.0.0.1:%d/","StackId":"stack","RequestId":"request-1",
                 "LogicalResourceId":"Run","ResourceProperties":{"Cluster":"cluster/1","Task":"task-definition/3",
                 "SecurityGroup":"sg-1","Subnets":["subnet-1"]}}
                """.formatted(type, cloudFormation.getAddress().getPort());
        return node.run(
                Map.of("EVENT", event, "STARTED", started, "ENDED", ended),
                directory.resolve("call.js").toString());
    }
}
