package io.perennial.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.perennial.app.Application;
import io.perennial.app.Options;
import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.settings.ConfigurationRefused;
import io.perennial.testing.Forked;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(value = 150, unit = TimeUnit.SECONDS)
class ServeTest {

  private static final Pattern ADDRESS =
      Pattern.compile("console {2}(http://127\\.0\\.0\\.1:\\d+/)");

  @TempDir private Path folder;

  @Test
  void serve_isTheDefaultTakesATurnAndEndsWhenAsked() {
    try (SalesforceSystem crm =
        SalesforceSystem.start(
            "salesforce", 1, TestApplication.shippedWriteBack(), Clock.systemUTC())) {
      crm.create("Account", Map.of("Name", "Acme"));
      Forked.configure(folder, "salesforce", crm.settings(), Optional.of(TestDatabase.create()));
      try (Forked perennial = Forked.start(folder, "--port", "0")) {
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> ADDRESS.matcher(perennial.output()).find());
        Matcher address = ADDRESS.matcher(perennial.output());
        assertThat(address.find()).isTrue();

        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () ->
                    assertThat(page(address.group(1) + "customers"))
                        .as(perennial.output())
                        .contains("Acme"));
        perennial.interrupt();

        assertThat(perennial.await()).as("ended by a signal").isIn(0, 143);
        assertThat(perennial.output()).doesNotContain("ERROR").doesNotContain("Exception");
      }
    }
  }

  @Test
  void serve_thatIsStartedAgainAfterItWasKilledInATurnTakesOneAtOnce() {
    try (SalesforceSystem crm =
        SalesforceSystem.start(
            "salesforce", 2, TestApplication.shippedWriteBack(), Clock.systemUTC())) {
      crm.create("Account", Map.of("Name", "Acme"));
      Forked.configure(folder, "salesforce", crm.settings(), Optional.of(TestDatabase.create()));
      CompletableFuture<Forked> running = new CompletableFuture<>();
      crm.salesforce()
          .faults()
          .next(Call.to("GET", "/query"), Fault.before(() -> running.join().kill()));
      try (Forked first = Forked.start(folder, "--port", "0")) {
        running.complete(first);
        assertThat(first.await()).as(first.output()).isEqualTo(137);
      }

      try (Forked second = Forked.start(folder, "--port", "0")) {
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> second.output().contains("1 customers, 1 scored"));
        second.interrupt();
        second.await();
      }
    }
  }

  @Test
  void serve_namesThePortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String taken = String.valueOf(other.getLocalPort());

      assertThat(refusal("--port", taken))
          .contains("Port %s is taken by another program".formatted(taken));
      assertThat(refusal("--port", "0", taken))
          .contains("where perennial.api says: port %s is taken".formatted(taken));
    }
  }

  /** What it says that cannot listen; a third word is the port of the API. */
  private String refusal(String... arguments) throws IOException {
    Forked.configure(
        folder,
        "crm",
        Map.of(
            "type", "salesforce",
            "login-url", "http://127.0.0.1:9",
            "client-id", "nobody",
            "client-secret", "nothing"),
        Optional.of(TestDatabase.create()));
    if (arguments.length > 2) {
      Files.writeString(
          folder.resolve("config/application.yaml"),
          "  api: { port: %s }\n".formatted(arguments[2]),
          StandardOpenOption.APPEND);
    }
    try (Forked perennial = Forked.start(folder, arguments[0], arguments[1])) {
      assertThat(perennial.await()).as(perennial.output()).isEqualTo(1);
      return perennial.output();
    }
  }

  private static String page(String address) {
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void serve_refusesToListenForOthers() {
    assertThatThrownBy(
            () -> Application.serve(options("server.address", "0.0.0.0"), ServeConfiguration.class))
        .rootCause()
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("until logins exist");
  }

  @Test
  void otherVerbs_startWithoutAWebServer() {
    Options options =
        options(
            "perennial.connections.crm.type", "salesforce",
            "perennial.connections.crm.login-url", "http://127.0.0.1:9",
            "perennial.connections.crm.client-id", "nobody",
            "perennial.connections.crm.client-secret", "nothing");

    try (ConfigurableApplicationContext started = Application.start(options)) {
      assertThat(started).isNotInstanceOf(WebServerApplicationContext.class);
      assertThat(started.getBeanDefinitionNames())
          .doesNotContain("dispatcherServlet", "templateEngine", "overviewPage", "tones")
          .noneMatch(name -> name.contains("perennial.serve"));
    }
  }

  private static Options options(String... settings) {
    DatabaseSettings database = TestDatabase.create();
    Options options =
        new Options(
            Optional.empty(),
            Path.of("mappings"),
            Path.of("data"),
            Map.of(
                "perennial.database.url", database.url(),
                "perennial.database.username", database.username(),
                "perennial.database.password", database.password()));
    for (int i = 0; i < settings.length; i += 2) {
      options = options.with(Map.of(settings[i], settings[i + 1]));
    }
    return options;
  }
}
