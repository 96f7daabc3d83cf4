package io.perennial.brake;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.brake.Brake.Kind;
import io.perennial.work.Runs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where each limit lies, by one customer, value or link. */
class BrakeTest extends BrakeTestCase {

  private static final List<ShownField> FIELDS =
      List.of(new ShownField(ACCOUNT, "Band", true), new ShownField(ACCOUNT, "ARR", false));

  @Test
  void judge_letsATenthOfTheBandsTurnAndNotOneMore() {
    turn("Band", "\"at risk\"", 30);
    assertThat(judge()).isEmpty();

    turn("Band", "\"at risk\"", 31);

    assertThat(judge().orElseThrow().lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.code()).isEqualTo("BRAKE_BAND_CHANGES");
              assertThat(line.reason())
                  .contains(
                      "31 of 300 customers would change band",
                      "Acme 1 (customer 1) healthy → at risk",
                      "Acme 5 (customer 5)")
                  .doesNotContain("Acme 6 ", "likely cause");
            });
  }

  @Test
  void judge_countsNoBandThatWasNeverPublished() {
    sql("update target_value set ours = '{}', seen = seen || '{\"Band\": \"adopted\"}'");
    turn("Band", "\"at risk\"", 300);

    assertThat(judge()).isEmpty();
  }

  @Test
  void judge_countsNoBandThatIsShownForTheFirstTime() {
    sql(
        "update target_value set seen = seen || '{\"Band\": null}', ours = ours || '{\"Band\": null}'");
    turn("Band", "\"at risk\"", 300);

    assertThat(judge()).isEmpty();
  }

  @Test
  void judge_letsAFieldBeEmptiedInTwentyRecordsAndNotInOneMore() {
    turn("ARR", "null", 20);
    assertThat(judge()).isEmpty();

    turn("ARR", "null", 21);

    assertThat(judge().orElseThrow().lines())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.reason())
                    .contains(
                        "21 of 300 values of crm/accounts.ARR would be emptied", "5 → empty"));
  }

  @Test
  void judge_letsATwentiethOfAFieldsValuesBeEmptiedAndNotOneMore() {
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, seen, ours, pending)
        select 'crm', 'accounts', id || '-2', customer, desired, seen, ours, false
        from target_value where customer <= 120
        """);
    sql(
        """
        update target_value set desired = desired || '{"ARR": null}', pending = true
        where customer <= 21 and id not like '%-2'
        """);
    assertThat(judge()).as("21 of 420").isEmpty();

    sql(
        """
        update target_value set desired = desired || '{"ARR": null}', pending = true
        where customer <= 22 and id not like '%-2'
        """);

    assertThat(judge()).as("22 of 420").isPresent();
  }

  @Test
  void judge_measuresAFieldByTheRecordsThatHoldAValueOfIt() {
    sql(
        """
        update target_value set desired = without.value, seen = without.value, ours = without.value
        from (select '{"Band": "healthy", "ARR": null}'::jsonb as value) without
        where customer > 24
        """);

    turn("ARR", "null", 21);

    assertThat(judge().orElseThrow().lines())
        .extracting(Reasons.Line::reason)
        .singleElement()
        .asString()
        .contains("21 of 24 values of crm/accounts.ARR would be emptied");
  }

  @Test
  void judge_letsAHundredthOfTheLinksGoAndNotOneMore() {
    sql(
        """
        insert into customer_link (connection, type, id, customer, rule, confidence, since, linked_by)
        select 'desk', 'organization', n, 1, 'domain', 90, now(), 'perennial'
        from generate_series(1, 994) n
        """);
    sql(
        "insert into lost_link select 'desk', 'organization', 'L' || n, 1 from generate_series(1, 10) n");
    assertThat(judge(Kind.PREVIEW)).isEmpty();
    sql("insert into lost_link values ('desk', 'organization', '7', 2)");
    assertThat(judge(Kind.PREVIEW)).as("linked to another by now").isEmpty();

    sql("insert into lost_link values ('desk', 'organization', 'L11', 2)");

    assertThat(judge(Kind.PREVIEW).orElseThrow().lines())
        .extracting(Reasons.Line::reason)
        .singleElement()
        .asString()
        .contains("11 of 1,005 links went away", "loses desk organization L1");
    assertThat(judge()).as("they are still lost in the next run").isPresent();
  }

  @Test
  void judge_letsATenthOfAStreamsRecordsVanishAndNotOneMore() {
    Runs runs = perennial.bean(Runs.class);
    records("deleted", 31, "'2026-06-30T12:00:00Z'");
    assertThat(judge()).as("a first run, in which there was nothing to lose").isEmpty();
    runs.end(runs.begin("sync", NOW, NOW.minusSeconds(60)), Runs.Status.COMPLETE, "{}", NOW);
    assertThat(judge()).as("they were deleted when we first saw them").isEmpty();
    records("kept", 270, "'2026-06-29'");
    records("gone", 30, "'2026-06-29'");
    assertThat(judge()).isEmpty();

    records("one more", 1, "'2026-06-29'");

    assertThat(judge().orElseThrow().lines())
        .extracting(Reasons.Line::reason)
        .singleElement()
        .asString()
        .contains("31 of 301 records of desk/tickets vanished, more than 10 % and 20 allow");
  }

  private void records(String name, int count, String firstSeen) {
    sql(
        """
        insert into source_record (connection, stream, id, payload, own, hash, read_at, modified_at,
          deleted, first_seen, last_seen)
        select 'desk', 'tickets', '%s ' || n, '{}', '{}', '', '2026-06-30T12:00:00Z', now(),
          '%s' <> 'kept', %s, now() from generate_series(1, %d) n
        """
            .formatted(name, name, firstSeen, count));
  }

  @Test
  void judge_forgetsLostLinksOnlyWhenWritesAreLetGo() {
    sql("insert into lost_link values ('desk', 'organization', 'L', 2)");
    judge(Kind.PREVIEW);
    assertThat(lost()).isEqualTo(1);

    judge();

    assertThat(lost()).isZero();
  }

  @Test
  void judge_waitsUnderOneNumberUntilItGetsWorse() {
    turn("Band", "\"at risk\"", 40);
    long first = judge().orElseThrow().run();

    assertThat(judge().orElseThrow().run()).isEqualTo(first);
    turn("Band", "\"at risk\"", 41);
    long second = judge().orElseThrow().run();

    assertThat(second).isGreaterThan(first);
    assertThat(brake().waiting().orElseThrow().run()).isEqualTo(second);
    assertThat(brake().approve(first, NOW)).isEmpty();
    assertThat(brake().approve(second, NOW)).isPresent();
    turn("Band", "\"at risk\"", 42);
    assertThat(judge()).as("more than was approved").isPresent();
  }

  @Test
  void judge_letsGoWhatWasApprovedUntilItIsWritten() {
    turn("Band", "\"at risk\"", 40);
    brake().approve(judge().orElseThrow().run(), NOW);

    assertThat(judge()).isEmpty();
    assertThat(judge()).as("a connection was down: the rest goes out in the next run").isEmpty();
    sql("update target_value set seen = desired, pending = false");
    brake().written(begin("sync"), FIELDS, NOW);
    sql("update target_value set desired = desired || '{\"Band\": \"healthy\"}'");
    sql("update target_value set pending = true where desired <> seen");

    assertThat(judge()).as("a yes is for once").isPresent();
  }

  private void turn(String field, String value, int records) {
    sql(
        """
        update target_value set desired = desired || '{"%s": %s}', pending = true
        where customer <= %d
        """
            .formatted(field, value, records));
  }

  private Optional<Brake.Held> judge() {
    return judge(Kind.COMPLETE);
  }

  private Optional<Brake.Held> judge(Kind kind) {
    return brake().judge(begin("sync"), FIELDS, kind, NOW);
  }

  private long begin(String verb) {
    return perennial.bean(Runs.class).begin(verb, NOW, NOW);
  }

  private int lost() {
    return perennial.store().sql("select count(*) from lost_link").query(Integer.class).single();
  }

  private Brake brake() {
    return perennial.bean(Brake.class);
  }
}
