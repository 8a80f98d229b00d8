package io.gatehouse.systemtest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.systemtest.Project;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that all files that name a service agree with services.yml. */
final class RegistrationsTest {

    @Test
    void agreeWithServicesYml() {
        assertThat(Registrations.strays(Project.ROOT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker-compose.yml | PORT: 5060 | PORT: 5061 | docker-compose.yml: services.stocks-service.build.args.PORT is 5061, expected 5060
            docker-compose.yml | DATABASE_NAME: stocks | DATABASE_NAME: auth | docker-compose.yml: services.stocks-service.environment.DATABASE_NAME is auth, expected stocks
            stocks-service/src/main/resources/application.yml | PORT:5060} | PORT:5062} | stocks-service/src/main/resources/application.yml: micronaut.server.port is ${STOCKS_SERVICE_PORT:5062}, expected ${STOCKS_SERVICE_PORT:5060}
            gateway/src/main/resources/application.yml | 127.0.0.1:5060 | localhost:5060 | gateway/src/main/resources/application.yml: micronaut.http.services.stocks-service.urls is ${STOCKS_SERVICE_URL:`http://localhost:5060`}, expected ${STOCKS_SERVICE_URL:`http://127.0.0.1:5060`}
            gateway/src/main/java/io/gatehouse/gateway/route/Routes.java | Permission.TIME | Permission.SMOKE | gateway/src/main/java/io/gatehouse/gateway/route/Routes.java: what leads to resource-service is {/api/v1/factorial=factorial, /api/v1/resource=smoke}, expected {/api/v1/factorial=factorial, /api/v1/resource=time}
            deploy/kubernetes/base/stocks-service.yml | containerPort: 5060 | containerPort: 5064 | deploy/kubernetes/base/stocks-service.yml: the container's port http is [5064], expected [5060]
            README.md | '| 5060 |' | '| 5066 |' | README.md: the port of stocks-service in the table is [5066], expected [5060]
            """)
    void nameTheFileThatStraysAndWhatWasExpected(String file, String text, String other, String complaint) {
        Tree tree = Tree.at(Project.ROOT);
        Tree changed = tree.with(file, tree.text(file).replace(text, other));

        assertThat(Registrations.strays(changed)).containsExactly(complaint);
    }

    @Test
    void nameTheServiceThatNobodyBuilds() {
        Tree tree = Tree.at(Project.ROOT);
        Set<String> all = Tree.ids(tree.services());
        Set<String> built = new TreeSet<>(all);
        built.remove("stocks-service");

        Tree changed = tree.with("pom.xml", tree.text("pom.xml").replace("<module>stocks-service</module>", ""));

        assertThat(Registrations.strays(changed))
                .containsExactly("pom.xml: the list of modules that are services is " + built + ", expected " + all);
    }
}
