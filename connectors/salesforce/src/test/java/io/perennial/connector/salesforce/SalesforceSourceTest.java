package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Overlap;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.testkit.SourceContract;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceSourceTest extends SourceContract {

  private final SalesforceRig rig = new SalesforceRig(7, 3);

  @AfterEach
  void stop() {
    rig.close();
  }

  @Override
  protected Source source() {
    return rig.connector().source();
  }

  @Override
  protected Selection selection() {
    return Selection.of("accounts", List.of("Name", "Owner.Name"));
  }

  @Override
  protected int size() {
    return 7;
  }

  @Override
  protected String changeOne() {
    rig.rename(rig.accounts.get(3), "Changed");
    return rig.accounts.get(3);
  }

  @Override
  protected String deleteOne() {
    rig.delete(rig.accounts.get(4));
    return rig.accounts.get(4);
  }

  @Override
  protected String spoilOne() {
    SpoiltRow.in(rig, rig.accounts.get(5), row -> row.put("SystemModstamp", "soon"));
    return rig.accounts.get(5);
  }

  @Test
  void read_leadsIntoRelationshipsAndLeavesAttributesOut() {
    SourceRecord record = source().read(selection(), Cursor.START).records().get(0);

    assertThat(record.fields())
        .containsEntry("Name", "Acme 0")
        .containsEntry("Owner", Map.of("Name", "Pat Person"))
        .doesNotContainKeys("attributes", "Id", "SystemModstamp", "IsDeleted");
  }

  @Test
  void read_namesTheRecordThatTookAMergedOnesPlace() {
    rig.pass(Duration.ofSeconds(1));
    rig.salesforce
        .records()
        .merge(
            rig.salesforce.person(), "Account", rig.accounts.get(0), List.of(rig.accounts.get(1)));

    List<SourceRecord> records =
        source().fetch(selection(), List.of(rig.accounts.get(1))).records();

    assertThat(records)
        .singleElement()
        .satisfies(
            loser -> {
              assertThat(loser.deleted()).isTrue();
              assertThat(loser.mergedInto()).contains(rig.accounts.get(0));
            });
  }

  @Test
  void read_seesARecordThatChangesAgainInTheSecondOfItsReading() {
    rig.pass(Duration.ofSeconds(1));
    rig.rename(rig.accounts.get(3), "Changed");
    Source source = source();
    Page page = source.read(selection(), Cursor.START);
    while (page.more()) {
      page = source.read(selection(), page.next());
    }
    assertThat(page.records()).last().extracting(SourceRecord::id).isEqualTo(rig.accounts.get(3));

    rig.rename(rig.accounts.get(3), "Changed again");

    assertThat(source.read(selection(), page.next()).records())
        .singleElement()
        .satisfies(record -> assertThat(record.fields()).containsEntry("Name", "Changed again"));
  }

  @Test
  void read_goesOnWithOneLoginWhenTheTokenExpiresInMidStream() {
    Source source = source();
    Page first = source.read(selection(), Cursor.START);
    rig.salesforce.expireTokens();

    Page second = source.read(selection(), first.next());

    assertThat(second.records()).extracting(SourceRecord::id).isEqualTo(rig.accounts.subList(3, 6));
  }

  @Test
  void read_triesAgainAfterMaintenanceAndResets() {
    rig.salesforce.faults().next(SalesforceSourceTest::isQuery, Fault.unavailable());
    rig.salesforce.faults().next(SalesforceSourceTest::isQuery, Fault.reset());
    rig.salesforce.faults().next(SalesforceSourceTest::isQuery, Fault.truncated());

    assertThat(source().read(selection(), Cursor.START).records()).hasSize(3);
    assertThat(rig.counts.retries).hasValue(3);
  }

  @Test
  void read_endsTheTurnWhenTheDailyCallsAreUsedUp() {
    rig.salesforce
        .faults()
        .always(
            SalesforceSourceTest::isQuery,
            Fault.answer(
                403,
                "application/json",
                "[{\"message\":\"TotalRequests Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]"));

    assertThatThrownBy(() -> source().read(selection(), Cursor.START))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.RETRY);
              assertThat(failure.code()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
              assertThat(failure).hasMessageContaining("TotalRequests Limit exceeded. [403");
            });
    assertThat(rig.counts.retries).as("waiting seconds would not help").hasValue(0);
  }

  @Test
  void read_namesAFieldThatVanished() {
    assertThatThrownBy(
            () -> source().read(Selection.of("accounts", List.of("Tier__c")), Cursor.START))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> {
              assertThat(failure.kind()).as("never PAUSE").isEqualTo(FailureKind.RETRY);
              assertThat(failure.code()).isEqualTo("INVALID_FIELD");
              assertThat(failure).hasMessageContaining("Tier__c");
            });
    assertThat(rig.counts.retries).hasValue(0);
  }

  @Test
  void read_takesAnswersOfManyMegabytes() {
    String big = "x".repeat(30_000);
    for (int i = 0; i < 200; i++) {
      rig.salesforce
          .records()
          .create(
              rig.salesforce.person(), "Account", Map.of("Name", "Big " + i, "Description", big));
    }
    Selection wide = Selection.of("accounts", List.of("Description"));

    Page page = source().read(wide, new Cursor(rig.now() + " - -"));

    assertThat(page.records()).hasSize(3);
    List<SourceRecord> all =
        source().fetch(wide, page.records().stream().map(SourceRecord::id).toList()).records();
    assertThat(all).allMatch(record -> big.equals(record.fields().get("Description")));
  }

  @Test
  void overlap_isTheLastMinutesBehindTheCursor() {
    Page page = source().read(selection(), Cursor.START);
    SourceRecord last = page.records().get(2);

    Overlap overlap = source().overlap("accounts", page.next()).orElseThrow();

    assertThat(overlap.window().from()).isEqualTo(last.modifiedAt().minusSeconds(300));
    assertThat(overlap.window().until()).isEqualTo(last.modifiedAt().plusSeconds(1));
    assertThat(source().count("accounts", overlap.window())).isEqualTo(3);
  }

  @Test
  void read_tellsHowManyCallsAreLeft() {
    source().read(selection(), Cursor.START);

    assertThat(rig.counts.left.get()).isBetween(14_000L, 14_999L);
  }

  private static boolean isQuery(Call call) {
    return call.path().contains("/queryAll");
  }
}
