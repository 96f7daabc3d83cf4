package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.perennial.brake.Approval;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookRecord;
import io.perennial.hook.HookEvents;
import io.perennial.sandbox.world.World;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * A system that tells of what is not so, customer by customer, gets no further than in one turn.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HookOutageTest {

  private static final ConnectionName ZENDESK = new ConnectionName("zendesk");
  private static final int CUSTOMERS = 40;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-04-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 33);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
  private final List<String> accounts = new ArrayList<>();
  private final List<String> tickets = new ArrayList<>();
  private int events;

  /** Each has one ticket, urgent in its time and solved long ago. */
  @BeforeEach
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void start() {
    for (int i = 0; i < CUSTOMERS; i++) {
      String account = systems.create("Account", Map.of("Name", "Acme " + i));
      systems.create("Opportunity", Deals.firstContract(account, "2027-03-31"));
      accounts.add(account);
      String organization =
          systems
              .zendesk()
              .people()
              .createOrganization("Acme " + i, Map.of("external_id", account));
      String requester =
          systems
              .zendesk()
              .people()
              .createUser("A. Sample", "a@acme%d.example".formatted(i), organization);
      tickets.add(systems.zendesk().people().openTicket(requester, "It is down", "urgent"));
    }
    tickets.forEach(ticket -> systems.zendesk().people().solve(ticket));
    clock.advance(Duration.ofDays(61));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(atRisk()).isZero();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void slices_stopWhereOneTurnWould() {
    assertThat(reopen(0, 10).status()).isEqualTo(Status.COMPLETE);
    assertThat(reopen(10, 20).status()).isEqualTo(Status.COMPLETE);
    assertThat(atRisk()).as("no more than twenty").isEqualTo(20);

    Report third = reopen(20, 30);

    assertThat(third.status()).isEqualTo(Status.WAITING);
    assertThat(third.problems())
        .extracting(Problem::reason)
        .singleElement()
        .asString()
        .contains("30 of 40 customers would change band (20 of them have, in turns about events)");
    assertThat(third.problems())
        .extracting(Problem::mend)
        .allMatch(mend -> mend.contains("approve " + third.run()));
    assertThat(reopen(30, 40).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("BRAKE_WAITS");
              assertThat(problem.mend()).contains("approve " + third.run());
            });
    assertThat(perennial.sync().status()).isEqualTo(Status.WAITING);
    assertThat(atRisk()).isEqualTo(20);
  }

  @Test
  void slices_goOnAfterAYes() {
    reopen(0, 10);
    reopen(10, 20);
    perennial.bean(Approval.class).approve(reopen(20, 30).run());

    assertThat(hooks().status()).isEqualTo(Status.COMPLETE);

    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(atRisk()).isEqualTo(30);
  }

  @Test
  void slices_goOnByThemselvesWhenTheSourceIsWellAgain() {
    reopen(0, 10);
    reopen(10, 20);
    reopen(20, 40);

    tickets.forEach(ticket -> systems.zendesk().people().solve(ticket));
    clock.advance(Duration.ofDays(1).plusMinutes(10));
    tell(0, CUSTOMERS);

    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(atRisk()).isZero();
  }

  @Test
  void slices_countAnewAfterACompleteTurn() {
    reopen(0, 10);
    reopen(10, 20);
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);

    assertThat(reopen(20, 30).status()).isEqualTo(Status.COMPLETE);
    assertThat(reopen(30, 40).status()).isEqualTo(Status.COMPLETE);
  }

  @Test
  void turnAboutEvents_countsNothingThatGrowsWithTheStore() {
    List<String> statements = statements(() -> reopen(0, 1));
    assertThat(statements).as("what is asked of the database").hasSizeGreaterThan(20);
    assertWholeStoreIsUncounted(statements);
    reopen(1, 20);
    assertThat(reopen(20, 21).status()).isEqualTo(Status.WAITING);

    assertWholeStoreIsUncounted(statements(() -> reopen(21, 22)));

    assertThat(statements(perennial::sync))
        .as("a complete turn does count")
        .anyMatch(sql -> sql.matches("select count\\(\\*\\) from customer where ended_at is null"))
        .anyMatch(sql -> sql.contains("from ticket where coalesce"))
        .anyMatch(sql -> sql.contains("and not pending and refused is null"))
        .anyMatch(sql -> sql.contains("from source_record, since where not deleted or"));
  }

  @Test
  void reportOfATurnAboutEvents_saysNothingOfWhatItDidNotCount() {
    Report complete = perennial.sync();
    Report events = reopen(0, 1);

    assertThat(complete.customers()).isEqualTo(CUSTOMERS);
    assertThat(complete.connection("zendesk").unmatched()).isZero();
    assertThat(complete.connection("zendesk").unchanged()).isPositive();
    assertThat(events.customers()).isNull();
    assertThat(events.connection("zendesk").unmatched()).isNull();
    assertThat(events.connection("zendesk").unchanged()).isNull();
  }

  private static void assertWholeStoreIsUncounted(List<String> statements) {
    assertThat(statements)
        .noneMatch(sql -> sql.contains("select count(*) from customer"))
        .noneMatch(sql -> sql.contains("from ticket where coalesce"))
        .noneMatch(sql -> sql.contains("and not pending and refused is null"))
        .noneMatch(sql -> sql.contains("held.seen -> field.name <> 'null' union"))
        .noneMatch(sql -> sql.contains("from source_record, since where not deleted or"));
  }

  /** Zendesk shows old tickets as open, and tells of them. */
  private Report reopen(int first, int end) {
    tickets
        .subList(first, end)
        .forEach(
            ticket -> systems.zendesk().people().updateTicket(ticket, Map.of("status", "open")));
    tell(first, end);
    return hooks();
  }

  private void tell(int first, int end) {
    events++;
    perennial
        .bean(HookEvents.class)
        .take(
            ZENDESK,
            new Accepted(
                "event-" + events,
                clock.instant(),
                tickets.subList(first, end).stream()
                    .map(ticket -> new HookRecord("tickets", ticket))
                    .toList()),
            List.of("tickets"),
            clock.instant());
  }

  private Report hooks() {
    return perennial.take(TurnRequest.ofHooks());
  }

  private long atRisk() {
    return accounts.stream()
        .map(
            account ->
                systems
                    .salesforce()
                    .records()
                    .get("Account", account)
                    .orElseThrow()
                    .get("Perennial_Health_Band__c"))
        .filter("at risk"::equals)
        .count();
  }

  private static List<String> statements(Runnable turn) {
    Logger logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(appender);
    try {
      turn.run();
      return List.copyOf(appender.list).stream()
          .map(ILoggingEvent::getFormattedMessage)
          .filter(message -> message.startsWith("Executing ") && message.contains("["))
          .map(message -> message.substring(message.indexOf('[') + 1, message.lastIndexOf(']')))
          .map(sql -> sql.strip().replaceAll("\\s+", " "))
          .toList();
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(null);
      logger.setAdditive(true);
    }
  }
}
