package io.perennial.brake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many turns about events after a first sync that wrote far more than all of them. */
class ManySlicesTest extends BrakeTestCase {

  private static final List<ShownField> FIELDS =
      List.of(new ShownField(ACCOUNT, "Band", true), new ShownField(ACCOUNT, "ARR", false));

  @BeforeEach
  void write() {
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, seen, ours, pending)
        select 'crm', object, object || n, 1 + n % 300, shown, shown, shown, false
        from generate_series(1, 10000) n, unnest(array['accounts', 'tickets']) object,
          (select '{"Band": "healthy", "ARR": 5}'::jsonb as shown) value
        """);
    sql(
        """
        insert into run (verb, status, as_of, started_at, process)
        select case n when 1 then 'sync' else 'hooks' end, 'COMPLETE', now(), now(), 'test'
        from generate_series(1, 60) n
        """);
    sql(
        """
        insert into write (
          batch, run, connection, object, record_id, fields, before, state, sent_at)
        select gen_random_uuid(), (select min(id) from run), connection, object, id, '{}', '{}',
          'ACKNOWLEDGED', now() from target_value
        """);
    sql("analyze");
    sql(
        """
        insert into write (
          batch, run, connection, object, record_id, fields, before, state, sent_at)
        select gen_random_uuid(), run.id, 'crm', 'accounts', 'accounts' || run.id,
          '{"Band": "watch"}', '{"Band": "healthy"}', 'ACKNOWLEDGED', now()
        from run where verb = 'hooks'
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Turning.FIELDS + "select count(*) from turning",
        Turning.TASKS + "select count(*) from task"
      })
  void changes_areFoundByTheirKeys(String statement) {
    JdbcClient store = perennial.store();
    List<Long> slices =
        store.sql("select id from run where verb = 'hooks'").query(Long.class).list();

    List<String> plan =
        Turning.of(store.sql("explain " + statement), FIELDS, slices).query(String.class).list();

    assertThat(plan).noneMatch(line -> line.matches(".*Seq Scan on (write|target_value)\\b.*"));
  }
}
