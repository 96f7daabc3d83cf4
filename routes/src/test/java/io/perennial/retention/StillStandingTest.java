package io.perennial.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** However old it is: what still stands in somebody's way is no past, and stays. */
class StillStandingTest extends RetentionTestCase {

  private static final String LONG_AGO = "2020-01-01T00:00:00Z";

  private void parked(String stage, String code, String... ids) {
    for (String id : ids) {
      sql(
          """
          insert into parked (connection, stream, id, stage, code, reason, mend, since, last_seen)
          values ('crm', 'accounts', '%s', '%s', '%s', '', '', '%4$s', '%4$s')
          """
              .formatted(id, stage, code, LONG_AGO));
    }
  }

  private void customer() {
    sql(
        "insert into customer (connection, account_id, name, since) values ('crm', '1', 'A', now())");
  }

  /** A value that is to be 7. */
  private void value(String id, int seen, boolean pending, boolean refused, boolean ended) {
    sql(
        """
        insert into target_value
          (connection, object, id, customer, desired, seen, pending, refused, flag, ended_at)
        select 'crm', 'accounts', '%s', id, '{"Points": 7}', '{"Points": %d}', %s, %s, %s, %s
        from customer
        """
            .formatted(
                id,
                seen,
                pending,
                refused ? "'{\"Points\": 7}'" : "null",
                ended ? "'RENEWAL_LATE'" : "null",
                ended ? "'" + LONG_AGO + "'" : "null"));
  }

  @Test
  void parkedWrite_staysWhileItsValueIsNotThere() {
    customer();
    value("refused", 1, false, true, false);
    value("due again", 1, true, false, false);
    value("typed in", 7, false, true, false);
    value("written", 7, false, false, false);
    parked("WRITE", "C", "refused", "due again", "typed in", "written", "of nobody");

    apply();

    assertThat(texts("select id from parked order by 1")).containsExactly("due again", "refused");
  }

  @Test
  void parkedRecord_staysWhileTheSourceHoldsIt() {
    for (String id : List.of("held", "deleted")) {
      sql(
          """
          insert into source_record values ('crm', 'accounts', '%1$s', '{}', '{}', '', '%2$s',
            '%2$s', %3$s, null, '%2$s', '%2$s')
          """
              .formatted(id, LONG_AGO, id.equals("deleted")));
    }
    parked("MAP", "MAPPING", "held", "deleted", "of nobody");

    apply();

    assertThat(texts("select id from parked")).containsExactly("held");
  }

  @Test
  void unreadableRecord_staysWhileItsStreamIsRead() {
    parked("MAP", "UNREADABLE", "A1");
    sql(
        """
        insert into cursor (connection, stream, part, value, fields, mapping)
        values ('crm', 'accounts', 0, '', '', '')
        """);

    apply();
    assertThat(texts("select id from parked")).containsExactly("A1");

    sql("delete from cursor");
    apply();
    assertThat(texts("select id from parked")).isEmpty();
  }

  @Test
  void task_staysWhileItCannotBeClosed() {
    customer();
    value("closed", 7, false, false, true);
    sql("update target_value set flag = 'PAYMENT_OVERDUE'");
    value("refused", 1, false, true, true);

    apply();

    assertThat(texts("select id from target_value")).containsExactly("refused");
  }

  private long run() {
    return perennial
        .store()
        .sql(
            """
            insert into run (verb, status, as_of, started_at, process)
            values ('sync', 'WAITING', now(), '%s', '') returning id
            """
                .formatted(LONG_AGO))
        .query(Long.class)
        .single();
  }

  private void brake(long run, String approved, String ended) {
    sql(
        "insert into brake values (%d, '{}', 'too much', '%s', %s, %s)"
            .formatted(run, LONG_AGO, approved, ended));
  }

  @Test
  void run_goesWithItsBrakeUnlessThatIsOpen() {
    brake(run(), "null", "now()");
    brake(run(), "now()", "now()");
    long approved = run();
    brake(approved, "now()", "null");

    apply();

    assertThat(texts("select id::text from run")).containsExactly(Long.toString(approved));
    assertThat(texts("select run::text from brake")).containsExactly(Long.toString(approved));
  }

  @Test
  void run_goesBeforeTheOneThatUndidIt() {
    long undone = run();
    long undo = run();
    sql("update run set undoes = %d, started_at = now() where id = %d".formatted(undone, undo));

    apply();

    assertThat(texts("select id || ' ' || coalesce(undoes::text, '-') from run"))
        .containsExactly(undo + " -");
  }

  @Test
  void portion_thatFailsStopsNoOther() {
    run();
    parked("WRITE", "C", "of nobody");
    sql(
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'not this'; end $$
        """);
    sql("create trigger refused before delete on run execute function refuse()");

    apply();

    assertThat(texts("select id::text from run")).hasSize(1);
    assertThat(texts("select id from parked")).isEmpty();
    assertThat(texts("select what from retention"))
        .contains("parked", "alerts")
        .doesNotContain("runs");
  }

  /** A rule that cannot remove what others refer to would fail each night, for good. */
  @Test
  void references_letGoOfAllThatRetentionRemoves() {
    List<String> tables = List.of(Past.values()).stream().map(Past::table).distinct().toList();

    assertThat(
            perennial
                .store()
                .sql(
                    """
                    select conrelid::regclass || ' to ' || confrelid::regclass from pg_constraint
                    where contype = 'f' and confdeltype = 'a' and confrelid::regclass::text = any(?)
                    """)
                .param(tables.toArray(String[]::new))
                .query(String.class)
                .list())
        .as("writes are removed before their runs, and the rule of runs looks for them")
        .containsExactly("write to run");
  }
}
