package io.perennial.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.status.StatusReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest extends RetentionTestCase {

  /** 400 days before. */
  private static final String EDGE = "2025-10-16T12:00:00Z";

  private static final String BEFORE_EDGE = "2025-10-16T11:59:59Z";

  private void record(String id, String readAt) {
    sql(
        """
        insert into source_record values ('crm', 'accounts', '%1$s', '{}', '{}', '', '%2$s', '%2$s',
          false, null, '%2$s', '%2$s')
        """
            .formatted(id, readAt));
  }

  private void version(String id, String readAt) {
    sql(
        "insert into source_version values ('crm', 'accounts', '%s', '%s', '{}', '{}')"
            .formatted(id, readAt));
  }

  @Test
  void versions_stayWhileTheyStandForAnyTimeThatIsKept() {
    record("changed-at-the-edge", EDGE);
    version("changed-at-the-edge", "2025-01-01T00:00:00Z");
    record("changed-later", "2025-10-16T12:00:01Z");
    version("changed-later", "2025-01-01T00:00:00Z");
    record("changed-often", NOW.toString());
    version("changed-often", "2025-01-01T00:00:00Z");
    version("changed-often", "2025-02-01T00:00:00Z");
    version("changed-often", "2026-01-01T00:00:00Z");

    apply();

    assertThat(texts("select id || ' ' || read_at::date from source_version order by id, read_at"))
        .containsExactly(
            "changed-later 2025-01-01", "changed-often 2025-02-01", "changed-often 2026-01-01");
  }

  @Test
  void scores_stayWhileTheyStandForAnyTimeThatIsKept() {
    customer();
    for (String time : List.of("2020-01-01", "2021-01-01", "2024-01-01")) {
      sql(
          "insert into score select id, '%sT00:00:00Z', 50, null, 100, null, '{}', 'm' from customer"
              .formatted(time));
    }

    apply();

    assertThat(texts("select scored_at::date::text from score order by 1"))
        .containsExactly("2021-01-01", "2024-01-01");
  }

  private void customer() {
    sql(
        "insert into customer (connection, account_id, name, since) values ('crm', '1', 'A', now())");
  }

  @Test
  void flags_goWhenTheyWereClearedLongAgo() {
    customer();
    sql(
        """
        insert into flag select id, flag.name, '2010-01-01', cleared::date from customer,
          (values ('OPEN', null), ('OLD', '2021-11-20'), ('NEW', '2021-11-21')) as flag (name, cleared)
        """);

    apply();

    assertThat(texts("select name from flag order by 1")).containsExactly("NEW", "OPEN");
  }

  @Test
  void runs_stayAsLongAsTheirWritesAndWritesThatNobodyKnowsTheEndOf() {
    for (int run = 1; run <= 4; run++) {
      sql(
          "insert into run (verb, status, as_of, started_at, process) values ('sync', '%s', now(), '%s', '')"
              .formatted(run == 4 ? "RUNNING" : "COMPLETE", BEFORE_EDGE));
    }
    write(1, "SENDING", "2025-01-01T00:00:00Z");
    write(2, "ACKNOWLEDGED", "2026-08-22T11:59:59Z");
    write(3, "ACKNOWLEDGED", "2026-08-22T12:00:00Z");

    apply();

    assertThat(texts("select run::text from write order by 1")).containsExactly("1", "3");
    assertThat(texts("select id::text from run order by 1")).containsExactly("1", "3", "4");
  }

  private void write(int run, String state, String sentAt) {
    sql(
        """
        insert into write (batch, run, connection, object, record_id, fields, before, state, sent_at)
        values (gen_random_uuid(), %d, 'crm', 'Account', '1', '{}', '{}', '%s', '%s')
        """
            .formatted(run, state, sentAt));
  }

  @Test
  void calls_goOnceNobodyCountsThem() {
    for (String hour : List.of("2026-10-16T11:00:00Z", "2026-10-16T12:00:00Z")) {
      sql("insert into call_use values ('crm', '%s', 7)".formatted(hour)); // 35 days
    }

    apply();

    assertThat(texts("select to_char(hour at time zone 'UTC', 'HH24') from call_use"))
        .containsExactly("12");
  }

  @Test
  void alerts_goWithWhoWasToldWhenTheyHaveLongBeenOver() {
    for (String recovered : List.of("null", quoted(BEFORE_EDGE), quoted(EDGE))) {
      sql(
          """
          with added as (
            insert into alert (rule, subject, since, what, meaning, mend, recovered_at)
            values ('STALE_STREAM', %1$s, '2020-01-01', '', '', '', %2$s) returning id)
          insert into alert_message (alert, receiver) select id, 'mail' from added
          """
              .formatted(quoted("crm/" + recovered.replace("'", "")), recovered));
    }

    apply();

    assertThat(texts("select subject from alert order by 1"))
        .containsExactly("crm/" + EDGE, "crm/null");
    assertThat(texts("select alert::text from alert_message")).hasSize(2);
  }

  private static String quoted(String text) {
    return "'%s'".formatted(text);
  }

  @Test
  void rows_goInPortionsUntilNoneIsLeftAndStatusTells() {
    sql(
        """
        insert into parked (connection, stream, id, stage, code, reason, mend, since, last_seen)
        select 'crm', 'accounts', number::text, 'MAP', 'C', '', '', '%1$s', '%1$s'
        from generate_series(1, 2 * %2$d + 1) as number
        """
            .formatted(BEFORE_EDGE, Retention.PORTION));
    sql(
        """
        insert into parked (connection, stream, id, stage, code, reason, mend, since, last_seen)
        values ('crm', 'accounts', 'seen', 'MAP', 'C', '', '', '%s', '%s')
        """
            .formatted(BEFORE_EDGE, EDGE));
    assertThat(perennial.bean(StatusReader.class).read().lastNight()).isNull();

    apply();

    assertThat(texts("select id from parked")).containsExactly("seen");
    assertThat(perennial.bean(StatusReader.class).read().lastNight())
        .satisfies(
            night -> {
              assertThat(night.at()).isEqualTo(NOW);
              assertThat(night.removed())
                  .containsEntry("parked", 2L * Retention.PORTION + 1)
                  .containsEntry("versions", 0L)
                  .containsOnlyKeys(
                      "versions",
                      "scores",
                      "flags",
                      "writes",
                      "tasks",
                      "runs",
                      "parked",
                      "hooks",
                      "calls",
                      "alerts",
                      "deleted",
                      "ended");
            });
  }
}
