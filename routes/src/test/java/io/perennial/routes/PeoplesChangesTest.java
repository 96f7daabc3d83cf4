package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.ConnectorException;
import io.perennial.ledger.KeptFields.Kept;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.ledger.people.Authors;
import io.perennial.sandbox.engine.Fault;
import io.perennial.status.StatusReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People change our fields: what becomes of it, in each system, by the field's policy. */
class PeoplesChangesTest extends PeoplesChangesTestCase {

  @ParameterizedTest
  @EnumSource
  void theirs_areLeftUntilWeConcludeSomethingElse(Where where) {
    change(where, where.theirs, "2026-12-24");

    assertThat(perennial.sync().connection(name(where)).written()).isEmpty();

    assertThat(value(where, where.theirs)).isEqualTo("2026-12-24");
    assertThat(kept())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.why()).isEqualTo(Why.THEIRS);
              assertThat(field.field()).isEqualTo(where.theirs);
              assertThat(field.ours()).isEqualTo("2026-07-31");
              assertThat(field.theirs()).isEqualTo("2026-12-24");
              assertThat(field.at()).isEqualTo(Instant.parse("2026-06-01T08:20:00Z"));
            });
    assertThat(perennial.bean(StatusReader.class).read().kept()).containsEntry(Why.THEIRS, 1);

    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-08-31"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(value(where, where.theirs)).isEqualTo("2026-08-31");
    assertThat(kept()).isEmpty();
  }

  @Test
  void who_isToldWhileNobodyHasChangedTheRecordAgain() {
    change(Where.SALESFORCE, Where.SALESFORCE.theirs, "2026-12-24");
    change(Where.ZENDESK, Where.ZENDESK.theirs, "2026-12-24");
    perennial.sync();

    assertThat(named())
        .extracting(Kept::connection, Kept::by)
        .containsExactlyInAnyOrder(
            tuple("salesforce", systems.salesforce().person().name()), tuple("zendesk", null));

    clock.advance(Duration.ofMinutes(1));
    systems.update("Account", account, Map.of("Name", "Acme Two"));

    assertThat(named()).extracting(Kept::by).containsOnlyNulls().hasSize(2);
  }

  @Test
  void who_isLeftOutIfTheSystemDoesNotAnswer() {
    change(Where.SALESFORCE, Where.SALESFORCE.theirs, "2026-12-24");
    perennial.sync();
    systems
        .salesforce()
        .faults()
        .always(
            call -> call.path().contains("/query"), Fault.answer(400, "application/json", "[]"));
    List<ConnectorException> failures = new ArrayList<>();

    List<Kept> left = perennial.bean(Authors.class).name(kept(), failures::add);

    assertThat(left).isEqualTo(kept());
    assertThat(failures).hasSize(1);
  }

  private List<Kept> named() {
    return perennial
        .bean(Authors.class)
        .name(
            kept(),
            failure -> {
              throw failure;
            });
  }

  @ParameterizedTest
  @EnumSource
  void ours_areWrittenAgain(Where where) {
    String ours = value(where, where.ours);
    change(where, where.ours, where.choice(where.ours, "LATE"));

    perennial.sync();

    assertThat(value(where, where.ours)).isEqualTo(ours);
    assertThat(kept()).isEmpty();
  }

  @Test
  void echo_ofOurOwnWritesIsNobodysChange() {
    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-08-31"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofMinutes(10));

    assertThat(perennial.sync().connections().values())
        .allSatisfy(connection -> assertThat(connection.written()).isEmpty());

    assertThat(value(Where.SALESFORCE, Where.SALESFORCE.theirs)).isEqualTo("2026-08-31");
    assertThat(value(Where.ZENDESK, Where.ZENDESK.theirs)).isEqualTo("2026-08-31");
    assertThat(kept()).isEmpty();
  }
}
