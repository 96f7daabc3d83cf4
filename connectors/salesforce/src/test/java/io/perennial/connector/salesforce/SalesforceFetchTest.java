package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.sandbox.engine.Call;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that are asked for by their keys, of an org that answers with three rows at a time. */
class SalesforceFetchTest {

  private static final Selection NAMES = Selection.of("accounts", List.of("Name"));

  private final SalesforceRig rig = new SalesforceRig(7, 3);
  private final Source source = rig.connector().source();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void fetch_asksOnWhereAnAnswerIsShort() {
    assertThat(source.fetch(NAMES, rig.accounts).records())
        .hasSize(7)
        .noneMatch(SourceRecord::deleted);
    assertThat(rig.salesforce.journal().byKind())
        .hasEntrySatisfying(
            new Condition<>(kind -> kind.contains("queryAll"), "a query"),
            new Condition<>(calls -> calls == 3, "three times"));
  }

  @Test
  void fetch_takesForDeletedNoneOfThoseAmongWhomOneHidesItsKey() {
    String gone = rig.accounts.get(4);
    String hidden = rig.accounts.get(5);
    rig.delete(gone);
    SpoiltRow.in(rig, hidden, row -> row.remove("Id"));

    Fetched fetched = source.fetch(NAMES, rig.accounts);

    assertThat(fetched.records())
        .extracting(SourceRecord::id)
        .hasSize(6)
        .contains(gone)
        .doesNotContain(hidden);
    assertThat(fetched.unreadable())
        .singleElement()
        .satisfies(unreadable -> assertThat(unreadable.id()).isEmpty());
  }

  @Test
  void fetch_doesNotAskForever() {
    rig.salesforce
        .faults()
        .always(
            Call.to("GET", "/queryAll"),
            (call, work) -> work.get().withBody("{\"done\": false, \"records\": []}"));

    assertThatThrownBy(() -> source.fetch(NAMES, rig.accounts))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("brings nothing new");
  }
}
