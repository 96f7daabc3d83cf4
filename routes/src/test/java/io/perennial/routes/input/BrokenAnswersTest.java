package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.world.World;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no client can use: the turn is partial and says so, the next one goes on. */
@Timeout(60)
class BrokenAnswersTest {

  private static final Predicate<Call> ORGANIZATIONS = Call.to("GET", "/incremental/organizations");
  private static final Predicate<Call> CUSTOMERS = Call.to("GET", "/v1/customers");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final DatabaseSettings database = TestDatabase.create();
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 32);
  private TestApplication perennial = start();

  private TestApplication start() {
    return TestApplication.on(database, clock)
        .settings(systems.settings())
        .settings(Map.of("perennial.connections.stripe.page-size", "1"))
        .start();
  }

  @BeforeEach
  void know() {
    for (int i = 0; i < 3; i++) {
      String account = systems.create("Account", Map.of("Name", "Acme " + i));
      systems.create("Contact", Map.of("LastName", "Sample", "AccountId", account));
      String organization =
          systems
              .zendesk()
              .people()
              .createOrganization("Acme " + i, Map.of("external_id", account));
      String user =
          systems
              .zendesk()
              .people()
              .createUser("A. Sample", "a%d@acme.example".formatted(i), organization);
      systems.zendesk().people().openTicket(user, "How to", "normal");
      systems.stripe().customers().create(Map.of("name", "Acme " + i));
      clock.advance(Duration.ofMinutes(10));
    }
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("MALFORMED_ANSWER", Fault.answer(200, "application/json", "{\"data\": [}")),
        Arguments.of("MALFORMED_ANSWER", Fault.answer(200, "text/html", "<html>Log in</html>")),
        Arguments.of("MALFORMED_ANSWER", Fault.answer(200, "application/json", "[]")),
        Arguments.of("MALFORMED_ANSWER", Fault.answer(200, "application/json", "{}")),
        Arguments.of("MALFORMED_ANSWER", Fault.truncated()),
        Arguments.of("503", Fault.unavailable()),
        Arguments.of(
            "429", Fault.answer(429, "text/plain", "slow down", Map.of("Retry-After", "300"))));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void sync_endsPartialWithAMessageAndReadsTheRestNextTime(String code, Fault fault) {
    systems.salesforce().faults().always(BrokenAnswersTest::asksForAccounts, fault);
    systems.zendesk().faults().always(ORGANIZATIONS, fault);
    systems.stripe().faults().always(CUSTOMERS, fault);

    Report broken = perennial.sync();

    assertThat(broken.status()).isEqualTo(Status.PARTIAL);
    assertThat(broken.problems())
        .filteredOn(problem -> problem.code().contains(code))
        .extracting(Problem::connection)
        .as(broken.problems().toString())
        .contains("salesforce", "zendesk", "stripe");
    assertThat(broken.problems()).extracting(Problem::code).doesNotContain("INTERNAL");
    assertThat(broken.problems())
        .allSatisfy(problem -> assertThat(problem.mend()).isNotBlank())
        .allSatisfy(problem -> assertThat(problem.reason()).isNotBlank());
    assertThat(broken.connection("salesforce").read())
        .as("other streams of a broken one are read")
        .containsEntry("contacts", 3);
    assertThat(broken.connection("zendesk").read()).containsEntry("tickets", 3);

    clear();
    Report next = perennial.sync();

    assertThat(next.problems()).isEmpty();
    assertThat(next.customers()).isEqualTo(3);
    assertThat(next.connection("stripe").read()).containsEntry("customers", 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "7"})
  void sync_goesOnWithoutASystemThatAnswersEverythingWithNonsense(String nonsense) {
    Fault fault = Fault.answer(200, "application/json", nonsense);
    systems.zendesk().faults().always(Call.to("GET", "/api/v2"), fault);
    systems.salesforce().faults().always(Call.to("GET", "/services/data"), fault);

    Report broken = perennial.sync();

    assertThat(broken.status()).isEqualTo(Status.PARTIAL);
    assertThat(broken.connection("stripe").read()).containsEntry("customers", 3);
    assertThat(broken.problems())
        .extracting(Problem::connection)
        .contains("salesforce", "zendesk")
        .doesNotContain("stripe");
    assertThat(broken.problems()).extracting(Problem::code).doesNotContain("INTERNAL");

    clear();
    Report next = perennial.sync();

    assertThat(next.problems()).isEmpty();
    assertThat(next.customers()).isEqualTo(3);
  }

  @Test
  void sync_goesOnBehindTheLastPageThatCame() {
    systems
        .stripe()
        .faults()
        .always(
            CUSTOMERS.and(call -> call.parameter("starting_after").isPresent()),
            Fault.unavailable());

    Report broken = perennial.sync();

    assertThat(broken.status()).isEqualTo(Status.PARTIAL);
    int first = broken.connection("stripe").read().getOrDefault("customers", 0);
    assertThat(first).isBetween(1, 2);
    clear();
    assertThat(perennial.sync().connection("stripe").read()).containsEntry("customers", 3 - first);
  }

  @Test
  void sync_logsInAgainInMidPageAndLosesNoToken() {
    systems
        .salesforce()
        .faults()
        .next(BrokenAnswersTest::asksForAccounts, Fault.before(systems.salesforce()::expireTokens));
    systems
        .zendesk()
        .faults()
        .next(
            Call.to("GET", "/incremental/tickets"),
            Fault.before(() -> systems.zendesk().tokens().expire()));

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.customers()).isEqualTo(3);
    assertThat(report.connection("zendesk").read()).containsEntry("tickets", 3);

    perennial.close();
    systems.zendesk().journal().reset();
    perennial = start();
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(systems.zendesk().journal().byKind().keySet())
        .as("the rotated token was kept")
        .noneMatch(kind -> kind.contains("oauth"));
  }

  private static boolean asksForAccounts(Call call) {
    return call.parameter("q").orElse("").contains("FROM Account ");
  }

  private void clear() {
    List.of(systems.salesforce().faults(), systems.zendesk().faults(), systems.stripe().faults())
        .forEach(faults -> faults.clear());
    clock.advance(Duration.ofMinutes(5));
  }
}
