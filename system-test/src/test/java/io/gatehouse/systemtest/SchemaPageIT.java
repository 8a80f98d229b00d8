package io.gatehouse.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.SelectOption;
import io.gatehouse.systemtest.command.Tool;
import io.gatehouse.systemtest.stack.Service;
import io.gatehouse.systemtest.stack.Stack;
import io.gatehouse.systemtest.stack.StackExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** Opens the API pages in a real browser. */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SchemaPageIT {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Stack stack;
    private Playwright playwright;
    private Browser browser;

    SchemaPageIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void launchBrowser() {
        String chromium = Tool.require("looking at the API pages", "chromium", "chromium-browser", "google-chrome");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(chromium)));
    }

    @AfterAll
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void showsEveryOperationOfEveryServiceAndAsksNobodyElse() {
        List<String> errors = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        Page page = browser.newPage();
        page.onConsoleMessage(message -> add(errors, message));
        page.onPageError(errors::add);
        page.onRequest(request -> add(addresses, request));

        page.navigate(stack.address() + "/schema");

        for (Service service : Service.ALL) {
            page.selectOption("#select", new SelectOption().setLabel(service.id()));
            assertThat(page.locator(".info .title")).containsText(service.id());
            assertThat(page.locator(".opblock")).hasCount(operations(service));
            page.screenshot(screenshot(service));
        }
        assertThat(page.locator("#select option")).hasCount(Service.ALL.size());
        assertThat(errors).isEmpty();
        assertThat(addresses)
                .allSatisfy(address -> assertThat(address).matches("(data|blob):.*|" + stack.address() + "/.*"));
    }

    private static void add(List<String> errors, ConsoleMessage message) {
        if (message.type().equals("error")) {
            errors.add(message.text() + " " + message.location());
        }
    }

    private static void add(List<String> addresses, Request request) {
        addresses.add(request.url());
    }

    private int operations(Service service) {
        Map<String, Map<String, Map<String, ?>>> document = new Yaml()
                .load(stack.caller().get("/schema/" + service.id() + ".yml").body());
        return document.getOrDefault("paths", Map.of()).values().stream()
                .mapToInt(path ->
                        (int) path.keySet().stream().filter(METHODS::contains).count())
                .sum();
    }

    private static Page.ScreenshotOptions screenshot(Service service) {
        return new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Project.TARGET.resolve("screenshots").resolve(service.id() + ".png"));
    }
}
