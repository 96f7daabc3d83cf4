package io.perennial.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.reconcile.Reconciliation.Difference;
import io.perennial.reconcile.Reconciliation.Kind;
import io.perennial.reconcile.Reconciliation.StreamResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands in the tables that scores are worked out from, against what records mean. */
@Timeout(120)
class MisreadTest extends ReconcileTestCase {

  @Test
  void run_findsAndHealsWhatTheTablesOfMeaningsHaveWrong() {
    Map<String, String> before = canonical();
    String changed = plant("update ticket set priority = 'LOW', topic = 'planted'", "ticket");
    String lost = plant("delete from invoice", "invoice");
    String invented =
        plant(
            "insert into account select connection, stream, 'no record', read_at, 'Ghost', created_at,"
                + " website, industry, region, employees, parent_id, owner_id, owner_name, currency,"
                + " last_activity, touch_model, touch_model_reason, churned_at, churn_reason,"
                + " organization_ids, billing_ids, attributes from account",
            "account");

    Reconciliation found = reconciler.run(true);

    assertThat(found.streams())
        .flatExtracting(StreamResult::examples)
        .satisfiesExactlyInAnyOrder(
            difference -> {
              assertThat(difference.id()).isEqualTo(changed);
              assertThat(difference.kind()).isEqualTo(Kind.MISREAD);
              assertThat(difference.fields()).contains("topic");
            },
            difference -> {
              assertThat(difference.id()).isEqualTo(lost);
              assertThat(difference.kind()).isEqualTo(Kind.MISREAD);
              assertThat(difference.fields()).contains("total");
            },
            difference ->
                assertThat(difference).isEqualTo(new Difference(invented, Kind.GONE, List.of())));
    assertThat(shown(found)).contains(changed + " was taken for something else: ");
    assertThat(canonical()).isEqualTo(before);
    assertThat(reconciler.run(false).agrees()).isTrue();
  }

  @Test
  void run_findsItInAProcessThatHasGreetedNobody() {
    String changed = plant("update opportunity set stage = 'planted'", "opportunity");
    live(systems);

    Reconciliation found = reconciler.run(true);

    assertThat(found.streams())
        .flatExtracting(StreamResult::examples)
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.id()).isEqualTo(changed);
              assertThat(difference.kind()).isEqualTo(Kind.MISREAD);
            });
  }

  /** Changes one row of a table, or makes one of it; gives its key. */
  private String plant(String sql, String table) {
    return perennial
        .store()
        .sql("%s where id = (select min(id) from %s) returning id".formatted(sql, table))
        .query(String.class)
        .single();
  }
}
