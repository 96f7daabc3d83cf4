package io.perennial.connector.zendesk;

import static io.perennial.connector.zendesk.Fixture.ACME;
import static io.perennial.connector.zendesk.Fixture.BETA;
import static io.perennial.connector.zendesk.Fixture.CIRCA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.testkit.FieldWriterContract;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.zendesk.account.Limits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationWriterTest extends FieldWriterContract {

  private final Fixture fixture = Fixture.of(Fixture.options().limits(Limits.enterprise()));
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
    return "organization";
  }

  @Override
  protected String field() {
    return "perennial_owner";
  }

  @Override
  protected List<String> ids() {
    return List.of(ACME, BETA, CIRCA);
  }

  @Override
  protected String missingId() {
    return "999999";
  }

  @Test
  void readBack_givesValuesInOneForm() {
    TreeMap<String, Object> values = new TreeMap<>();
    values.put("perennial_renewal_date", "2027-01-31");
    values.put("perennial_health_score", 72);
    values.put("perennial_health_band", "watch");
    write(new FieldUpdate(BETA, values));

    List<TargetRecord> records =
        writer()
            .readBack(
                target(),
                List.of(BETA),
                List.of(
                    "perennial_renewal_date",
                    "perennial_health_score",
                    "perennial_health_band",
                    "perennial_owner",
                    "perennial_unknown"));

    TreeMap<String, Object> expected = new TreeMap<>(values);
    expected.put("perennial_health_score", BigInteger.valueOf(72));
    expected.put("perennial_owner", null);
    assertThat(records).containsExactly(new TargetRecord(BETA, expected));
  }

  @Test
  void write_neverMeetsTheLimitOfFiveUpdatesAMinute() {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      outcomes.addAll(
          write(
              new FieldUpdate(ACME, new TreeMap<>(Map.of(field(), "a" + i))),
              new FieldUpdate(BETA, new TreeMap<>(Map.of(field(), "b" + i)))));
    }

    assertThat(outcomes).hasSize(16).containsOnly(WriteOutcome.acknowledged());
    assertThat(fixture.zendesk.journal().answers(429)).isZero();
    assertThat(fixture.zendesk.journal().calls("PUT /api/v2/organizations/{id}")).isZero();
  }

  @Test
  void write_isNotSentAgainWhenItsAnswerIsLostAndIsThereOnceItsJobIsWorkedOff() {
    fixture.zendesk.faults().next(Call.to("PUT", "/update_many"), Fault.lostAnswer());

    assertThatThrownBy(
            () -> write(new FieldUpdate(ACME, new TreeMap<>(Map.of(field(), "Pat Person")))))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.RETRY));

    assertThat(owner(ACME)).as("while the job waits").isEqualTo("Olga");
    connector.writer().orElseThrow().drain();
    assertThat(owner(ACME)).isEqualTo("Pat Person");
    assertThat(fixture.zendesk.writes().count()).isEqualTo(1);
  }

  @Test
  void drain_waitsForJobsOfAnyProcessAndTakesOneCallWhereThereAreNone() {
    fixture.zendesk.faults().next(Call.to("PUT", "/update_many"), Fault.lostAnswer());
    assertThatThrownBy(() -> write(new FieldUpdate(BETA, new TreeMap<>(Map.of(field(), "Ann")))))
        .isInstanceOf(ConnectorException.class);

    try (Connector next = fixture.connector()) {
      next.writer().orElseThrow().drain();
      assertThat(owner(BETA)).isEqualTo("Ann");
      long before = fixture.zendesk.journal().calls("GET /api/v2/job_statuses");
      next.writer().orElseThrow().drain();
      assertThat(fixture.zendesk.journal().calls("GET /api/v2/job_statuses")).isEqualTo(before + 1);
    }
  }

  @Test
  void write_isSentAgainWhenItWasTurnedAwayUnread() {
    fixture
        .zendesk
        .faults()
        .next(
            Call.to("PUT", "/update_many"),
            Fault.answer(429, "application/json", "{}", Map.of("Retry-After", "0")));

    assertThat(write(new FieldUpdate(ACME, new TreeMap<>(Map.of(field(), "Pat Person")))))
        .containsExactly(WriteOutcome.acknowledged());
  }

  private @Nullable Object owner(String id) {
    return writer().readBack(target(), List.of(id), List.of(field())).get(0).values().get(field());
  }

  private List<WriteOutcome> write(FieldUpdate... updates) {
    return writer().write(new WriteBatch(UUID.randomUUID(), target(), List.of(updates)));
  }
}
