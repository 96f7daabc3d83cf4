package io.perennial.serve.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.app.Application;
import io.perennial.app.Options;
import io.perennial.database.DatabaseSettings;
import io.perennial.install.Installing;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.world.World;
import io.perennial.serve.ServeConfiguration;
import io.perennial.serve.TurnWatcher;
import io.perennial.testing.Forked;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.TestPorts;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** From an event to the field that follows from it, with everything running. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class HookServeTest {

  private final Clock clock = Clock.systemUTC();
  private final DatabaseSettings database = TestDatabase.create();
  private ThreeSystems systems;
  private String account;
  private String requester;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    systems = ThreeSystems.start(World.empty(), clock, 33);
    account = systems.create("Account", Map.of("Name", "Acme"));
    LocalDate today = LocalDate.now(clock);
    systems.create(
        "Opportunity",
        Map.of(
            "Name",
            "First contract",
            "AccountId",
            account,
            "StageName",
            "Closed Won",
            "Type",
            "New Business",
            "CloseDate",
            today.minusYears(1).toString(),
            "Contract_Start__c",
            today.minusDays(305).toString(),
            "Contract_End__c",
            today.plusDays(60).toString(),
            "Amount",
            12000));
    requester =
        systems
            .zendesk()
            .people()
            .createUser(
                "A. Sample",
                "a@acme.example",
                systems
                    .zendesk()
                    .people()
                    .createOrganization("Acme", Map.of("external_id", account)));
  }

  @AfterEach
  void stop() {
    systems.close();
  }

  /** Complete turns are a day apart: what happens meanwhile is told by events alone. */
  private Map<String, String> settings() {
    int port = TestPorts.free();
    Map<String, String> settings = new TreeMap<>(systems.settings());
    settings.put("perennial.every", "1d");
    settings.put("perennial.hooks.port", String.valueOf(port));
    settings.put("perennial.hooks.url", "http://127.0.0.1:" + port);
    settings.put("perennial.database.url", database.url());
    settings.put("perennial.database.username", database.username());
    settings.put("perennial.database.password", database.password());
    settings.put("server.port", "0");
    return settings;
  }

  private boolean hasContext(String ticket) {
    return systems
        .ticketValue(ticket, "perennial_context")
        .filter(context -> context.toString().startsWith("Renewal on "))
        .isPresent();
  }

  @Test
  void newTicket_hasItsRenewalContextWithinFiveSeconds() throws InterruptedException {
    FirstTurn first = new FirstTurn();
    try (ConfigurableApplicationContext perennial =
        Application.serve(
            new Options(
                Optional.of(folder),
                folder.resolve("mappings"),
                folder.resolve("data"),
                settings()),
            ServeConfiguration.class,
            first)) {
      perennial.getBean(Installing.class).install(Set.of());
      assertThat(first.ended.await(60, TimeUnit.SECONDS)).isTrue();
      String warm = systems.zendesk().people().openTicket(requester, "Before", "normal");
      await().atMost(Duration.ofSeconds(30)).until(() -> hasContext(warm)); // Java compiles itself

      for (int i = 0; i < 3; i++) {
        String ticket = systems.zendesk().people().openTicket(requester, "How to", "urgent");
        await()
            .pollInterval(Duration.ofMillis(20))
            .atMost(Duration.ofSeconds(5))
            .until(() -> hasContext(ticket));
      }
    }
  }

  /** Told of how the turns by the clock end. */
  private static final class FirstTurn implements TurnWatcher {

    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Progress progress() {
      return Progress.NONE;
    }

    @Override
    public void ended(Report report) {
      ended.countDown();
    }
  }

  @Test
  void eventThatWasAnswered_isFollowedThoughTheProcessWasKilled() throws IOException {
    Map<String, String> settings = settings();
    configure(settings);
    try (Forked install = Forked.start(folder, "install", "--only", "zendesk,stripe")) {
      assertThat(install.await()).as(install.output()).isZero();
    }
    CompletableFuture<Forked> victim = new CompletableFuture<>();
    systems
        .zendesk()
        .faults()
        .next(
            Call.to("GET", "/tickets/show_many"),
            Fault.before(
                () -> {
                  victim.join().kill();
                  victim.join().await();
                }));
    String ticket;
    try (Forked first = Forked.start(folder, "serve", "--port", "0")) {
      victim.complete(first);
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> first.output().contains("turn 1 COMPLETE"));
      ticket = systems.zendesk().people().openTicket(requester, "How to", "urgent");
      assertThat(first.await()).as(first.output()).isEqualTo(137);
      for (String secret : secrets()) {
        assertThat(first.output()).doesNotContain(secret);
      }
    }
    assertThat(hasContext(ticket)).isFalse();
    assertThat(systems.zendesk().webhooks().deliveries().taken()).isEqualTo(1);

    try (Forked second = Forked.start(folder, "serve", "--port", "0")) {
      await().atMost(Duration.ofSeconds(90)).until(() -> hasContext(ticket));
      assertThat(second.output()).doesNotContain("ERROR");
    }
    assertThat(systems.zendesk().writes().needless()).isEmpty();
    assertThat(systems.salesforce().writes().needless()).isEmpty();
  }

  private List<String> secrets() {
    return JdbcClient.create(
            new DriverManagerDataSource(database.url(), database.username(), database.password()))
        .sql("select secret from hook_endpoint")
        .query(String.class)
        .list();
  }

  private void configure(Map<String, String> settings) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    StringBuilder properties = new StringBuilder();
    settings.forEach((key, value) -> properties.append(key).append('=').append(value).append('\n'));
    Files.writeString(config.resolve("application.properties"), properties.toString());
  }
}
