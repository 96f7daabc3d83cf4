package io.perennial.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.cli.terminal.StatusTable;
import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookRecord;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.hook.HookEndpoints;
import io.perennial.hook.HookEvents;
import io.perennial.hook.RefusedHooks;
import io.perennial.routes.greet.Checks;
import io.perennial.sandbox.world.World;
import io.perennial.status.StatusReader;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Systems are told where to call, and what they sign with is kept and never shown. */
@Timeout(60)
class HookInstallingTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ConnectionName STRIPE = new ConnectionName("stripe");

  private final SettableClock clock = new SettableClock(NOW);
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 34);
  private final TestApplication perennial = start();

  @TempDir private Path folder;

  private TestApplication start() {
    Map<String, String> settings = new TreeMap<>(systems.settings());
    settings.put("perennial.hooks.port", "8104");
    settings.put("perennial.hooks.url", "http://127.0.0.1:8104");
    return TestApplication.on(TestDatabase.create(), clock).settings(settings).start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private List<Installed> install(String connection) {
    Installing.Outcome outcome =
        Objects.requireNonNull(
            perennial
                .bean(Installing.class)
                .install(Set.of(new ConnectionName(connection)))
                .get(connection));
    assertThat(outcome.failure()).isEmpty();
    return outcome.results().stream()
        .filter(result -> result.thing().startsWith("webhook"))
        .toList();
  }

  private CheckResult check(String connection) {
    return Objects.requireNonNull(perennial.bean(Checks.class).run().get(connection)).stream()
        .filter(result -> result.thing().equals("webhooks"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void install_setsWebhooksUpAndIsDoneTheSecondTime() {
    for (String connection : List.of("stripe", "zendesk")) {
      assertThat(install(connection)).extracting(Installed::outcome).containsOnly(Outcome.CREATED);
      assertThat(install(connection))
          .extracting(Installed::outcome)
          .containsOnly(Outcome.UNCHANGED);
    }
    assertThat(install("salesforce")).as("has none").isEmpty();
    assertThat(systems.stripe().endpoints().all())
        .singleElement()
        .satisfies(
            endpoint ->
                assertThat(perennial.bean(HookEndpoints.class).secrets(STRIPE, NOW))
                    .containsExactly(endpoint.secret()));
  }

  @Test
  void results_showNoSecret() {
    List<Installed> results = install("stripe");
    String secret = systems.stripe().endpoints().all().get(0).secret();

    assertThat(results.toString()).doesNotContain(secret);
    assertThat(perennial.bean(Checks.class).run().toString()).doesNotContain(secret);
  }

  @Test
  void check_tellsWhetherEventsComeIn() {
    assertThat(check("stripe").level()).isEqualTo(Level.WARN);
    assertThat(check("stripe").mend()).isEqualTo("run install");

    install("stripe");
    assertThat(check("stripe").level()).isEqualTo(Level.WARN);
    assertThat(check("stripe").consequence()).contains("no event has come in yet");
    assertThat(check("stripe").mend()).contains("/hooks/stripe", "8104");

    event("evt_1");
    assertThat(check("stripe").level()).isEqualTo(Level.OK);
    assertThat(check("stripe").consequence()).contains("2026-06-01T12:00:00Z");
  }

  @Test
  void check_tellsOfASecretThatWasResetUntilInstallHasBroughtIt() {
    perennial.sync();
    install("stripe");
    event("evt_1");
    perennial.bean(RefusedHooks.class).note(STRIPE, NOW.plusSeconds(60));
    systems.stripe().endpoints().roll(systems.stripe().endpoints().all().get(0).id());

    CheckResult doubted = check("stripe");
    assertThat(doubted.level()).isEqualTo(Level.WARN);
    assertThat(doubted.consequence())
        .contains("2026-06-01T12:01:00Z", "none of the secrets", "2026-06-01T12:00:00Z");
    assertThat(doubted.mend()).contains("run install --only stripe");
    assertThat(status())
        .contains("webhooks of stripe", "2026-06-01T12:01:00Z", "run install --only stripe");
    assertThat(perennial.bean(StatusReader.class).read().needsAPerson()).isTrue();

    assertThat(install("stripe")).extracting(Installed::outcome).containsOnly(Outcome.CHANGED);
    assertThat(perennial.bean(HookEndpoints.class).secrets(STRIPE, NOW))
        .contains(systems.stripe().endpoints().all().get(0).secret());
    assertThat(check("stripe").level()).isEqualTo(Level.OK);
    assertThat(status()).doesNotContain("webhooks of");
    assertThat(install("stripe")).extracting(Installed::outcome).containsOnly(Outcome.UNCHANGED);
  }

  @Test
  void check_isContentOnceAnEventIsBelieved() {
    perennial.sync();
    install("stripe");
    perennial.bean(RefusedHooks.class).note(STRIPE, NOW);
    assertThat(check("stripe").level()).isEqualTo(Level.WARN);

    event("evt_2");

    assertThat(check("stripe").level()).isEqualTo(Level.OK);
  }

  private void event(String id) {
    perennial
        .bean(HookEvents.class)
        .take(
            STRIPE,
            new Accepted(id, NOW, List.of(new HookRecord("customers", "cus_1"))),
            Set.of("customers"),
            NOW);
  }

  private String status() {
    StringWriter shown = new StringWriter();
    new StatusTable(new PrintWriter(shown, true)).print(perennial.bean(StatusReader.class).read());
    return shown.toString();
  }

  @Test
  void check_saysNothingOfSystemsThatCannotCall() {
    assertThat(perennial.bean(Checks.class).run().get("salesforce"))
        .extracting(CheckResult::thing)
        .doesNotContain("webhooks");
  }

  @Test
  void print_saysHowToDoItByHand() throws IOException {
    perennial.bean(Installing.class).print(Set.of(), folder);

    assertThat(Files.readString(folder.resolve("stripe/hooks/webhook-endpoint.txt")))
        .contains("http://127.0.0.1:8104/hooks/stripe", "invoice.paid");
    assertThat(Files.readString(folder.resolve("zendesk/hooks/webhook.json")))
        .contains("http://127.0.0.1:8104/hooks/zendesk", "zen:event-type:ticket.created");
    assertThat(systems.stripe().endpoints().all()).isEmpty();
  }
}
