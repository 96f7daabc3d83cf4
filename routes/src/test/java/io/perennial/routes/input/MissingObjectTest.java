package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.ConnectionName;
import io.perennial.routes.greet.HourlyDescribing;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.world.World;
import io.perennial.store.Connections;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our user sees an object no more: all the others are read and written as ever. */
@Timeout(90)
class MissingObjectTest {

  private static final ConnectionName SALESFORCE = new ConnectionName("salesforce");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 41);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
  private String account = "";

  @BeforeEach
  @Timeout(90)
  void read() {
    account = systems.create("Account", Map.of("Name", "Acme"));
    systems.create("Opportunity", Deals.firstContract(account));
    systems.create(
        "Opportunity",
        Map.of(
            "Name", "Renewal",
            "AccountId", account,
            "StageName", "Prospecting",
            "Type", "Renewal",
            "CloseDate", "2026-07-15",
            "Amount", 12000));
    review();
    assertThat(later().problems()).isEmpty();
    systems.salesforce().writes().reset();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void objectThatIsOnlyRead_leavesTheOthersRead() {
    hide("Event");
    systems.update("Account", account, Map.of("Name", "Acme Two"));
    review();

    Report report = later();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.connection()).isEqualTo("salesforce");
              assertThat(problem.code()).isEqualTo("MISSING_OBJECT");
              assertThat(problem.reason()).contains("Event", "events", "[404 NOT_FOUND]");
              assertThat(problem.mend()).contains("Event", "right to see");
            });
    assertThat(perennial.bean(Connections.class).state(SALESFORCE).orElseThrow().paused())
        .isEmpty();
    assertThat(names()).isEqualTo("Acme Two");
    assertThat(events()).as("what was known stays").isEqualTo(1);

    systems.salesforce().faults().clear();
    assertThat(later().problems()).isEmpty();
    assertThat(events()).isEqualTo(2);
  }

  @Test
  void objectThatIsWritten_leavesTheOthersWrittenAndIsWrittenOnceItIsBack() {
    hide("Opportunity");
    clock.advance(Duration.ofDays(65)); // the renewal is late

    Report report = later();

    assertThat(report.problems())
        .extracting(Problem::code, Problem::stream)
        .containsExactly(tuple("MISSING_OBJECT", "Opportunity"));
    assertThat(report.connection("salesforce").written())
        .containsKey("Account")
        .doesNotContainKey("Opportunity");

    systems.salesforce().faults().clear();
    Report back = later();
    assertThat(back.problems()).isEmpty();
    assertThat(back.connection("salesforce").written()).containsKey("Opportunity");
  }

  @Test
  void hourlyDescription_goesOnWithTheOthersAndTellsWhenItIsBack() {
    HourlyDescribing describing = perennial.bean(HourlyDescribing.class);
    hide("Contact");
    clock.advance(Duration.ofMinutes(55));
    assertThat(describing.look()).as("it has gone").isTrue();

    clock.advance(Duration.ofMinutes(55));
    assertThat(describing.look()).as("it is still gone").isFalse();
    assertThat(described()).isEqualTo(clock.instant());

    systems.salesforce().faults().clear();
    clock.advance(Duration.ofMinutes(55));
    assertThat(describing.look()).as("it is back").isTrue();
  }

  private void review() {
    systems.create(
        "Event", Map.of("Subject", "Review", "WhatId", account, "ActivityDate", "2026-05-20"));
  }

  /** The right to see an object is taken away. */
  private void hide(String object) {
    systems
        .salesforce()
        .faults()
        .always(
            Call.to("GET", "/sobjects/%s/describe".formatted(object)),
            Fault.answer(
                404,
                "application/json",
                "[{\"errorCode\": \"NOT_FOUND\", \"message\": \"The requested resource does not"
                    + " exist\"}]"));
    systems
        .salesforce()
        .faults()
        .always(
            call -> call.parameter("q").orElse("").contains("FROM %s ".formatted(object)),
            Fault.answer(
                400,
                "application/json",
                "[{\"errorCode\": \"INVALID_TYPE\", \"message\": \"sObject type '%s' is not"
                        .formatted(object)
                    + " supported.\"}]"));
  }

  private Report later() {
    clock.advance(Duration.ofMinutes(10));
    return perennial.sync();
  }

  private String names() {
    return perennial.store().sql("select name from account").query(String.class).single();
  }

  private Instant described() {
    return perennial
        .store()
        .sql("select max(read_at) from object_schema where object = 'Task'")
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  private int events() {
    return perennial
        .store()
        .sql("select count(*) from source_record where stream = 'events' and not deleted")
        .query(Integer.class)
        .single();
  }
}
