package io.perennial.connector.zendesk;

import static io.perennial.connector.zendesk.Fixture.BURNING;
import static io.perennial.connector.zendesk.Fixture.LOUD;
import static io.perennial.connector.zendesk.Fixture.SLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.Connector;
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
import io.perennial.sandbox.zendesk.account.CustomField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketWriterTest extends FieldWriterContract {

  private final Fixture fixture = Fixture.of(Fixture.options());
  private final Connector connector = fixture.connector();

  @AfterEach
  void close() {
    connector.close();
    fixture.close();
  }

  @Override
  protected FieldWriter writer() {
    return connector.writer().orElseThrow();
  }

  @Override
  protected String target() {
    return "ticket";
  }

  @Override
  protected String field() {
    return "perennial_context";
  }

  @Override
  protected List<String> ids() {
    return List.of(BURNING, SLOW, "405");
  }

  @Override
  protected String missingId() {
    return "999999";
  }

  @Test
  void write_resolvesNamesToNumbersByDescriptionTitleOrNumber() {
    TreeMap<String, Object> values = new TreeMap<>();
    values.put("perennial_health_band", "watch");
    values.put("perennial_renewal_date", "2027-01-31");
    values.put(String.valueOf(Fixture.CONTEXT), "by number");

    List<WriteOutcome> outcomes = write(new FieldUpdate(BURNING, values));

    assertThat(outcomes).containsExactly(WriteOutcome.acknowledged());
    assertThat(fixture.zendesk.people().ticketField(BURNING, Fixture.BAND)).contains("watch");
    assertThat(fixture.zendesk.people().ticketField(BURNING, Fixture.RENEWAL))
        .contains("2027-01-31");
    assertThat(fixture.zendesk.people().ticketField(BURNING, Fixture.CONTEXT))
        .contains("by number");
  }

  @Test
  void write_isRefusedForAClosedTicketAndForNoOther() {
    List<WriteOutcome> outcomes = write(update(LOUD, "x"), update(SLOW, "y"));

    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("TicketUpdateFailed");
              assertThat(refused.message()).isEqualTo("Status: closed prevents ticket update");
              assertThat(refused.diagnosis().cause()).contains("The ticket is closed");
              assertThat(refused.requestId()).get().asString().startsWith("job ");
            });
    assertThat(outcomes.get(1)).isEqualTo(WriteOutcome.acknowledged());
  }

  @Test
  void write_isRefusedForAnUnknownOption() {
    List<WriteOutcome> outcomes =
        write(new FieldUpdate(SLOW, new TreeMap<>(Map.of("perennial_health_band", "lost"))));

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.message()).contains("is not a valid option"));
  }

  @Test
  void write_isRefusedForAFieldThatIsNotThereOrInactive() {
    List<WriteOutcome> outcomes =
        write(
            new FieldUpdate(SLOW, new TreeMap<>(Map.of("perennial_nothing", "x"))),
            new FieldUpdate(BURNING, new TreeMap<>(Map.of("perennial_retired", "x"))));

    assertThat(outcomes)
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("NO_SUCH_FIELD")));
    assertThat(fixture.zendesk.journal().calls("PUT /api/v2/tickets/update_many")).isZero();
  }

  @Test
  void write_findsAFieldThatWasMadeAMomentAgo() {
    write(update(SLOW, "before"));
    fixture
        .zendesk
        .fields()
        .putTicketField(CustomField.ofTicket(360009, "Perennial renewal flag", "text"));

    List<WriteOutcome> outcomes =
        write(new FieldUpdate(SLOW, new TreeMap<>(Map.of("perennial_renewal_flag", "DUE"))));

    assertThat(outcomes).containsExactly(WriteOutcome.acknowledged());
  }

  @Test
  void write_asksToBeReadBackWhenTheJobIsKilled() {
    fixture.zendesk.jobs().killNext();

    assertThatThrownBy(() -> write(update(BURNING, "a"), update(SLOW, "b")))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.RETRY);
              assertThat(failure.code()).isEqualTo("JOB_KILLED");
            });
    assertThat(fixture.zendesk.people().ticketField(BURNING, Fixture.CONTEXT)).contains("a");
    assertThat(fixture.zendesk.people().ticketField(SLOW, Fixture.CONTEXT)).isEmpty();
  }

  @Test
  void write_ofARecordInConflictIsALock() {
    fixture.zendesk.jobs().snags().lock(SLOW, 1);

    List<WriteOutcome> outcomes = write(update(BURNING, "a"), update(SLOW, "b"));

    assertThat(outcomes.get(0)).isEqualTo(WriteOutcome.acknowledged());
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.failureClass()).isEqualTo(FailureClass.LOCK));
  }

  @Test
  void write_tellsOfTheJobThatWasNotTakenAndOfTheOthers() {
    fixture.zendesk.jobs().snags().refuse(SLOW);
    List<FieldUpdate> updates = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      updates.add(update(String.valueOf(800_000 + i), "x"));
    }
    updates.add(update(SLOW, "x"));
    updates.add(update(BURNING, "y"));

    List<WriteOutcome> outcomes =
        writer().write(new WriteBatch(UUID.randomUUID(), target(), updates));

    assertThat(outcomes.subList(0, 100)).hasOnlyElementsOfType(RefusedTogether.class);
    assertThat(outcomes.get(100)).isEqualTo(WriteOutcome.acknowledged());
    assertThat(write(update(SLOW, "x")))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("UnprocessableEntity");
              assertThat(refused.requestId()).isPresent();
            });
  }

  @Test
  void write_asksToBeReadBackInHalvesWhenTheJobFails() {
    fixture.zendesk.jobs().snags().fail(SLOW);

    assertThatThrownBy(() -> write(update(BURNING, "a"), update(SLOW, "b")))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.PARK);
              assertThat(failure.code()).isEqualTo("JOB_FAILED");
            });
    assertThat(write(update(SLOW, "b")))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("JOB_FAILED"));
  }

  @Test
  void write_asksToBeReadBackWhenNobodyKnowsTheJob() {
    fixture
        .zendesk
        .faults()
        .next(
            Call.to("GET", "/job_statuses/"),
            Fault.answer(200, "application/json", "{\"job_statuses\":[]}"));

    assertThatThrownBy(() -> write(update(BURNING, "a")))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> assertThat(failure.code()).isEqualTo("JOB_UNKNOWN"));
  }

  @Test
  void write_runsTheJobsOfABatchSideBySide() {
    List<FieldUpdate> updates = new ArrayList<>();
    for (int i = 0; i < 249; i++) {
      updates.add(update(String.valueOf(800_000 + i), "x"));
    }
    updates.add(update(BURNING, "the last one"));

    List<WriteOutcome> outcomes =
        writer().write(new WriteBatch(UUID.randomUUID(), target(), updates));

    assertThat(outcomes).hasSize(250);
    assertThat(outcomes.subList(0, 249)).allMatch(Refused.class::isInstance);
    assertThat(outcomes.get(249)).isEqualTo(WriteOutcome.acknowledged());
    assertThat(fixture.zendesk.journal().calls("PUT /api/v2/tickets/update_many")).isEqualTo(3);
    assertThat(fixture.zendesk.journal().calls("GET /api/v2/job_statuses/show_many")).isEqualTo(2);
  }

  private List<WriteOutcome> write(FieldUpdate... updates) {
    return writer().write(new WriteBatch(UUID.randomUUID(), target(), List.of(updates)));
  }

  private FieldUpdate update(String id, String value) {
    return new FieldUpdate(id, new TreeMap<>(Map.of(field(), value)));
  }
}
