package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.connector.target.WriteOutcome.RefusedTogether;
import io.perennial.connector.testkit.FieldWriterContract;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceWriterTest extends FieldWriterContract {

  private final SalesforceRig rig = new SalesforceRig(201, 2000);

  @AfterEach
  void stop() {
    rig.close();
  }

  @Override
  protected FieldWriter writer() {
    return rig.connector().writer().orElseThrow();
  }

  @Override
  protected String target() {
    return "Account";
  }

  @Override
  protected String field() {
    return SalesforceRig.DRIVERS;
  }

  @Override
  protected List<String> ids() {
    return rig.accounts;
  }

  @Override
  protected String missingId() {
    return "001000000000999AAA";
  }

  @Test
  void write_sendsTwoHundredRecordsInOneCall() {
    List<FieldUpdate> updates = new ArrayList<>();
    for (int i = 0; i < writer().batchSize("Account"); i++) {
      updates.add(score(rig.accounts.get(i), i % 100));
    }
    long before = rig.salesforce.journal().calls();

    List<WriteOutcome> outcomes =
        writer().write(new WriteBatch(UUID.randomUUID(), "Account", updates));

    assertThat(outcomes).hasSize(200).containsOnly(WriteOutcome.acknowledged());
    assertThat(rig.salesforce.journal().calls() - before).as("login and write").isEqualTo(2);
  }

  @Test
  void write_ofALockedRowIsRefusedAndWillPass() {
    rig.salesforce.obstacles().lockRow(rig.accounts.get(1), 1);

    List<WriteOutcome> outcomes =
        writer()
            .write(
                new WriteBatch(
                    UUID.randomUUID(),
                    "Account",
                    List.of(score(rig.accounts.get(0), 1), score(rig.accounts.get(1), 1))));

    assertThat(outcomes.get(0)).isEqualTo(WriteOutcome.acknowledged());
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("UNABLE_TO_LOCK_ROW");
              assertThat(refused.failureClass()).isEqualTo(FailureClass.LOCK);
            });
  }

  @Test
  void write_whoseAnswerIsLostLeavesTheOutcomeOpen() {
    rig.salesforce.faults().always(Call.to("PATCH", "/composite/sobjects"), Fault.lostAnswer());

    assertThatThrownBy(
            () ->
                writer()
                    .write(
                        new WriteBatch(
                            UUID.randomUUID(), "Account", List.of(score(rig.accounts.get(0), 1)))))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.RETRY));
    assertThat(rig.salesforce.writes().needless())
        .as("a write is never sent again before it was read back")
        .isEmpty();
  }

  @Test
  void write_refusedAsAWholeLeavesEveryRecordAsItWas() {
    rig.salesforce.obstacles().spoil(rig.accounts.get(1));

    List<WriteOutcome> outcomes =
        write(score(rig.accounts.get(0), 1), score(rig.accounts.get(1), 1));

    assertThat(outcomes)
        .hasSize(2)
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        RefusedTogether.class,
                        together ->
                            assertThat(together.refusal().code()).isEqualTo("JSON_PARSER_ERROR")));
    assertThat(write(score(rig.accounts.get(1), 1)))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failureClass()).isEqualTo(FailureClass.PERMANENT);
              assertThat(refused.message()).contains("Unexpected character", "[400");
            });
    assertThat(write(score(rig.accounts.get(0), 1))).containsOnly(WriteOutcome.acknowledged());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void write_refusedForWhatMayBeOneRecordIsTold(int status) {
    rig.salesforce
        .faults()
        .next(
            Call.to("PATCH", "/composite/sobjects"),
            Fault.answer(status, "text/html", "<h1>no</h1>"));

    assertThat(write(score(rig.accounts.get(0), 1), score(rig.accounts.get(1), 1)))
        .hasOnlyElementsOfType(RefusedTogether.class);
  }

  @Test
  void write_goesOnWithANewLoginWhenTheSessionHasEnded() {
    FieldWriter writer = writer();
    writer.write(batch(score(rig.accounts.get(0), 1)));
    rig.salesforce.expireTokens();

    assertThat(writer.write(batch(score(rig.accounts.get(1), 2))))
        .containsOnly(WriteOutcome.acknowledged());
    assertThat(rig.salesforce.writes().needless()).isEmpty();
  }

  private List<WriteOutcome> write(FieldUpdate... updates) {
    return writer().write(batch(updates));
  }

  private static WriteBatch batch(FieldUpdate... updates) {
    return new WriteBatch(UUID.randomUUID(), "Account", List.of(updates));
  }

  private static FieldUpdate score(String id, int points) {
    return new FieldUpdate(id, new TreeMap<>(Map.of(SalesforceRig.SCORE, points)));
  }
}
