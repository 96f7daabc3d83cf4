package io.perennial.brake;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.brake.Brake.Kind;
import io.perennial.connector.ConnectionName;
import io.perennial.ledger.Target;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What turns about events write counts together, until a complete turn has written. */
class SlicesTest extends BrakeTestCase {

  private static final Target TASK = new Target(new ConnectionName("crm"), "tasks", "tasks");
  private static final List<ShownField> FIELDS =
      List.of(
          new ShownField(ACCOUNT, "Band", true),
          new ShownField(ACCOUNT, "ARR", false),
          new ShownField(TASK, "Status", false));

  @BeforeEach
  void show() {
    completeTurn();
  }

  @Test
  void judge_addsUpTheBandsOfAllSlices() {
    slice("Band", "\"at risk\"", 1, 15);
    slice("Band", "\"at risk\"", 16, 30);
    assertThat(judge(Kind.EVENTS)).as("nothing more is to be written").isEmpty();

    conclude("Band", "\"at risk\"", 31, 31);

    Brake.Held held = judge(Kind.EVENTS).orElseThrow();
    assertThat(held.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.code()).isEqualTo("BRAKE_BAND_CHANGES");
              assertThat(line.reason())
                  .contains(
                      "31 of 300 customers would change band (30 of them have, in turns about"
                          + " events)",
                      "Acme 1 (customer 1) healthy → at risk");
            });
    assertThat(judge(Kind.COMPLETE).orElseThrow().run()).isEqualTo(held.run());
    assertThat(judge(Kind.PREVIEW)).isPresent();
  }

  @Test
  void judge_addsUpTheValuesThatSlicesHaveEmptied() {
    slice("ARR", "null", 1, 10);
    slice("ARR", "null", 11, 20);
    conclude("ARR", "null", 21, 21);

    assertThat(judge(Kind.EVENTS).orElseThrow().lines())
        .extracting(Reasons.Line::reason)
        .singleElement()
        .asString()
        .contains("21 of 300 values of crm/accounts.ARR would be emptied (20 of them have");
  }

  @Test
  void judge_addsUpTheTasksOfAllSlices() {
    long run = begin("hooks");
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, flag, pending)
        select 'crm', 'tasks', id, id, '{}', 'RENEWAL_URGENT', id > 30 from customer where id <= 31
        """);
    sql(
        """
        insert into write (batch, run, connection, object, record_id, fields, before, state, sent_at)
        select gen_random_uuid(), %d, connection, object, id, '{}', '{}', 'ACKNOWLEDGED', now()
        from target_value where object = 'tasks' and not pending
        """
            .formatted(run));

    assertThat(judge(Kind.EVENTS).orElseThrow().lines())
        .extracting(Reasons.Line::reason)
        .singleElement()
        .asString()
        .contains("tasks about 31 of 300 customers would be made or closed (30 of them have");
  }

  @Test
  void judge_countsNobodyTwiceAndNobodyWhoTurnsBack() {
    slice("Band", "\"watch\"", 1, 30);
    slice("Band", "\"at risk\"", 1, 30);
    assertThat(judge(Kind.EVENTS)).isEmpty();

    conclude("Band", "\"healthy\"", 1, 30);
    conclude("Band", "\"at risk\"", 31, 60);
    assertThat(judge(Kind.EVENTS)).as("30 turn, 30 are as they were shown").isEmpty();

    conclude("Band", "\"at risk\"", 61, 61);
    assertThat(judge(Kind.EVENTS)).isPresent();
  }

  @Test
  void judge_beginsAnewOnceACompleteTurnHasWritten() {
    slice("Band", "\"at risk\"", 1, 30);
    conclude("Band", "\"at risk\"", 31, 31);
    perennial.bean(Runs.class).end(begin("sync"), Status.WAITING, "{}", NOW);
    perennial.bean(Runs.class).end(begin("plan"), Status.COMPLETE, "{}", NOW);
    assertThat(judge(Kind.PREVIEW)).as("none of these has written").isPresent();

    completeTurn();

    assertThat(judge(Kind.COMPLETE)).isEmpty();
  }

  @Test
  void judge_countsNothingThatSlicesHaveShownForTheFirstTime() {
    sql("update target_value set seen = seen - 'Band', ours = ours - 'Band'");
    slice("Band", "\"at risk\"", 1, 200);

    conclude("Band", "\"healthy\"", 201, 201);

    assertThat(judge(Kind.EVENTS)).isEmpty();
  }

  @Test
  void judge_lostLinksStayLostAfterATurnAboutEvents() {
    sql("insert into lost_link select 'desk', 'organization', n, 1 from generate_series(1, 5) n");
    assertThat(judge(Kind.EVENTS)).isEmpty();

    sql("insert into lost_link values ('desk', 'organization', '6', 2)");

    assertThat(judge(Kind.EVENTS)).isPresent();
  }

  @Test
  void judge_recordsStayGoneAfterATurnAboutEvents() {
    sql(
        """
        insert into source_record (connection, stream, id, payload, own, hash, read_at, modified_at,
          deleted, first_seen, last_seen)
        select 'desk', 'tickets', n, '{}', '{}', '', '2026-06-30T12:00:30Z', now(), true,
          '2026-06-01T12:00:00Z', now() from generate_series(1, 21) n
        """);

    perennial
        .bean(Runs.class)
        .end(
            perennial.bean(Runs.class).begin("hooks", NOW, NOW.plusSeconds(60)),
            Status.COMPLETE,
            "{}",
            NOW);

    assertThat(judge(Kind.EVENTS).orElseThrow().lines())
        .extracting(Reasons.Line::code)
        .containsExactly("BRAKE_RECORDS_GONE");
  }

  @Test
  void judge_waitsWithARunThatWaitsWithoutMeasuringAgain() {
    conclude("Band", "\"at risk\"", 1, 31);
    Brake.Held held = judge(Kind.COMPLETE).orElseThrow();
    conclude("Band", "\"healthy\"", 1, 31);

    Brake.Held still = judge(Kind.EVENTS).orElseThrow();

    assertThat(still.run()).isEqualTo(held.run());
    assertThat(still.lines())
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).isEqualTo(held.lines().get(0).reason()));
    assertThat(judge(Kind.COMPLETE)).as("a complete turn sees that all is well").isEmpty();
  }

  @Test
  void judge_aYesLetsSlicesGoUntilACompleteTurnHasWritten() {
    slice("Band", "\"at risk\"", 1, 30);
    conclude("Band", "\"at risk\"", 31, 40);
    Brake.Held held = judge(Kind.EVENTS).orElseThrow();
    assertThat(perennial.bean(Brake.class).approve(held.run(), NOW)).isPresent();
    assertThat(judge(Kind.EVENTS)).isEmpty();
    slice("Band", "\"at risk\"", 31, 40);

    conclude("Band", "\"watch\"", 1, 40);
    assertThat(judge(Kind.EVENTS)).as("no more than was approved").isEmpty();
    conclude("Band", "\"watch\"", 1, 41);
    assertThat(judge(Kind.EVENTS)).as("one more").isPresent();
  }

  @Test
  void written_endsAYesWhenACompleteTurnHasWrittenItAll() {
    slice("Band", "\"at risk\"", 1, 30);
    conclude("Band", "\"at risk\"", 31, 40);
    perennial.bean(Brake.class).approve(judge(Kind.EVENTS).orElseThrow().run(), NOW);
    long run = begin("sync");
    assertThat(perennial.bean(Brake.class).judge(run, FIELDS, Kind.COMPLETE, NOW)).isEmpty();
    sql("update target_value set seen = desired, ours = desired, pending = false");

    perennial.bean(Brake.class).written(run, FIELDS, NOW);
    perennial.bean(Runs.class).end(run, Status.COMPLETE, "{}", NOW);

    conclude("Band", "\"watch\"", 1, 31);
    assertThat(judge(Kind.EVENTS)).as("a yes is for once").isPresent();
  }

  private void completeTurn() {
    perennial.bean(Runs.class).end(begin("sync"), Status.COMPLETE, "{}", NOW);
  }

  /** What some customers should show from now on. */
  private void conclude(String field, String value, int first, int last) {
    sql(
        """
        update target_value set desired = desired || '{"%s": %s}', pending = true
        where object = 'accounts' and customer between %d and %d
        """
            .formatted(field, value, first, last));
  }

  /** A turn about events has written it. */
  private void slice(String field, String value, int first, int last) {
    conclude(field, value, first, last);
    long run = begin("hooks");
    sql(
        """
        with noted as (
          insert into write
            (batch, run, connection, object, record_id, fields, before, state, sent_at)
          select gen_random_uuid(), %d, connection, object, id,
            jsonb_build_object('%s', desired -> '%s'), jsonb_build_object('%s', seen -> '%s'),
            'ACKNOWLEDGED', now()
          from target_value where customer between %d and %d)
        update target_value set seen = desired, ours = desired, pending = false
        where customer between %d and %d
        """
            .formatted(run, field, field, field, field, first, last, first, last));
    perennial.bean(Runs.class).end(run, Status.COMPLETE, "{}", NOW);
  }

  private Optional<Brake.Held> judge(Kind kind) {
    return perennial
        .bean(Brake.class)
        .judge(begin(kind == Kind.EVENTS ? "hooks" : "sync"), FIELDS, kind, NOW);
  }

  private long begin(String verb) {
    return perennial.bean(Runs.class).begin(verb, NOW, NOW);
  }
}
