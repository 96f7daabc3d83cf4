package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.world.World;
import io.perennial.store.Connections;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A system that refuses us or does not answer: it is named, and the other two are read. */
@Timeout(60)
class CredentialsTest {

  private static final Map<String, String> ADDRESS =
      Map.of("salesforce", "login-url", "zendesk", "url", "stripe", "url");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final DatabaseSettings database = TestDatabase.create();
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 31);

  @BeforeEach
  void know() {
    systems.create("Account", Map.of("Name", "Acme"));
    systems.zendesk().people().createOrganization("Acme", Map.of());
    systems.stripe().customers().create(Map.of("name", "Acme"));
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    systems.close();
  }

  @ParameterizedTest
  @CsvSource({
    "salesforce, client-secret, check client-id",
    "zendesk, client-secret, check client-id",
    "stripe, key, check key"
  })
  void sync_pausesAConnectionWithWrongCredentialsAndResumesWhenTheyAreRight(
      String name, String key, String mend) {
    String wrong = name.equals("stripe") ? "rk_live_wrong0000000000000000" : "wrong";

    Report refused = sync(Map.of(name + "." + key, wrong));

    assertThat(refused.status()).isEqualTo(Status.PARTIAL);
    assertThat(refused.problems())
        .singleElement()
        .satisfies(problem -> names(problem, name, mend))
        .satisfies(problem -> assertThat(problem.reason()).doesNotContain(wrong));
    assertOthersRead(refused, List.of(name));

    Report mended = sync(Map.of());

    assertThat(mended.status()).isEqualTo(Status.COMPLETE);
    assertThat(read(mended, name)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"salesforce, zendesk", "zendesk, stripe", "stripe, salesforce"})
  void sync_namesAHostThatIsClosedAndOneThatDoesNotAnswer(String closed, String silent)
      throws IOException {
    try (ServerSocket neverAnswers = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Report down =
          sync(
              Map.of(
                  address(closed),
                  url(closedPort()),
                  address(silent),
                  url(neverAnswers.getLocalPort()),
                  silent + ".timeout",
                  "0.2s"));

      assertThat(down.status()).isEqualTo(Status.PARTIAL);
      assertThat(down.problems())
          .hasSize(2)
          .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("UNREACHABLE"))
          .anySatisfy(problem -> names(problem, closed, "url and the network"))
          .anySatisfy(problem -> names(problem, silent, "url and the network"));
      assertOthersRead(down, List.of(closed, silent));
    }

    Report back = sync(Map.of());

    assertThat(back.status()).isEqualTo(Status.COMPLETE);
    assertThat(List.of(read(back, closed), read(back, silent))).doesNotContain(0);
  }

  private Report sync(Map<String, String> changed) {
    Map<String, String> settings = new TreeMap<>(systems.settings());
    changed.forEach((key, value) -> settings.put("perennial.connections." + key, value));
    try (TestApplication perennial =
        TestApplication.on(database, clock).settings(settings).start()) {
      Report report = perennial.sync();
      perennial.bean(Connections.class).states().forEach(state -> assertPause(report, state));
      return report;
    }
  }

  /** What pauses a connection is shown with it, and goes when it works again. */
  private static void assertPause(Report report, Connections.State state) {
    List<Problem> pausing =
        report.problems().stream()
            .filter(problem -> problem.connection().equals(state.name().value()))
            .filter(problem -> !problem.code().equals("UNREACHABLE"))
            .toList();
    assertThat(state.paused().map(Connections.Pause::reason).stream().toList())
        .isEqualTo(pausing.stream().map(Problem::reason).toList());
    assertThat(state.paused().map(Connections.Pause::mend).stream().toList())
        .isEqualTo(pausing.stream().map(Problem::mend).toList());
  }

  private static void names(Problem problem, String connection, String mend) {
    assertThat(problem.connection()).isEqualTo(connection);
    assertThat(problem.reason()).isNotBlank();
    assertThat(problem.mend()).contains(mend);
  }

  private static void assertOthersRead(Report report, List<String> down) {
    for (String name : ADDRESS.keySet()) {
      assertThat(read(report, name) > 0).as(name).isNotEqualTo(down.contains(name));
    }
  }

  private static int read(Report report, String name) {
    String stream =
        Map.of("salesforce", "accounts", "zendesk", "organizations", "stripe", "customers")
            .get(name);
    return report.connection(name).read().getOrDefault(stream, 0);
  }

  private static String address(String name) {
    return name + "." + Objects.requireNonNull(ADDRESS.get(name));
  }

  private static String url(int port) {
    return URI.create("http://127.0.0.1:" + port).toString();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
