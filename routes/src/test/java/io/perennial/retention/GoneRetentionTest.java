package io.perennial.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sources deleted long ago leaves nothing behind but the customer itself. */
class GoneRetentionTest extends RetentionTestCase {

  /** 400 days before. */
  private static final String EDGE = "2025-10-16T12:00:00Z";

  private static final String BEFORE_EDGE = "2025-10-16T11:59:59Z";

  @BeforeEach
  void customers() {
    customer("ended", "'%s'".formatted(BEFORE_EDGE));
    customer("edge", "'%s'".formatted(EDGE));
    customer("lives", "null");
  }

  private void customer(String id, String endedAt) {
    sql(
        """
        insert into customer (connection, account_id, name, since, ended_at)
        values ('crm', '%1$s', '%1$s', '2020-01-01', %2$s)
        """
            .formatted(id, endedAt));
  }

  private void record(String id, boolean deleted, String readAt, String lastSeen) {
    sql(
        """
        insert into source_record values ('crm', 'accounts', '%s', '{}', '{}', '', '%s', '2020-01-01',
          %b, null, '2020-01-01', '%s')
        """
            .formatted(id, readAt, deleted, lastSeen));
  }

  @Test
  void deletedRecords_goWhenNothingNeedsToKnowThatTheyWereDeleted() {
    record("there", false, BEFORE_EDGE, BEFORE_EDGE);
    record("gone", true, BEFORE_EDGE, BEFORE_EDGE);
    record("gone-at-the-edge", true, EDGE, EDGE);
    record("told-again", true, BEFORE_EDGE, EDGE);
    record("ended", true, BEFORE_EDGE, BEFORE_EDGE);
    record("lives", true, BEFORE_EDGE, BEFORE_EDGE);
    record("held", true, BEFORE_EDGE, BEFORE_EDGE);
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, pending)
        select 'crm', 'Account', 'held', id, '{}', false from customer where account_id = 'lives'
        """);

    apply();

    assertThat(texts("select id from source_record order by 1"))
        .containsExactly("gone-at-the-edge", "held", "lives", "there", "told-again");
  }

  @Test
  void endedCustomers_keepTheirNumberAndLoseTheirScores() {
    sql(
        """
        insert into health (customer, scored_at, points, band, coverage, at_risk, renewal_flag,
          touch_model, flags, model)
        select id, '2020-01-01', 50, 'HEALTHY', 100, 'NO', 'NONE', 'HIGH', '[]', 'm' from customer
        """);
    customer("long-ended", "'2021-01-01'");
    sql("insert into score select id, '2020-01-01', 50, null, 100, null, '{}', 'm' from customer");

    apply();

    assertThat(whose("health")).containsExactly("edge", "lives");
    assertThat(whose("score")).as("five years").containsExactly("edge", "ended", "lives");
    assertThat(texts("select account_id from customer order by 1"))
        .containsExactly("edge", "ended", "lives", "long-ended");
  }

  private List<String> whose(String table) {
    return texts(
        "select account_id from customer join %s held on held.customer = customer.id order by 1"
            .formatted(table));
  }
}
