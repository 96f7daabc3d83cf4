package io.perennial.routes.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.testkit.FakeVendor;
import io.perennial.ledger.KeptFields;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedReader;
import io.perennial.routes.Undos;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Report;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Runs.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A CRM in memory into which run 1 has written, to be put back. */
abstract class UndoTestCase {

  static final String FLAG = "Perennial_Flag";

  final FakeVendor crm = new FakeVendor("crm");
  final FakeCrm perennial = FakeCrm.start(TestDatabase.create(), crm, 255, "Renewal");
  final List<UndoneField> told = new ArrayList<>();
  private int sent;

  @AfterEach
  void stop() {
    perennial.close();
  }

  /** Nothing differs any more, refused or not: the fields are kept, and nothing is parked. */
  void assertNothingIsLeftToSync() {
    int before = crm.batches().size();
    perennial.later();
    Report next = perennial.sync();
    assertThat(next.problems()).isEmpty();
    assertThat(next.status()).isEqualTo(Status.COMPLETE);
    assertThat(crm.batches()).hasSize(before);
    assertThat(
            perennial
                .bean(JdbcClient.class)
                .sql("select id from target_value where pending")
                .query(String.class)
                .list())
        .isEmpty();
    assertThat(
            perennial
                .bean(ParkedReader.class)
                .read(
                    new ParkedFilter(
                        Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                    9)
                .total())
        .isZero();
    assertThat(perennial.bean(KeptFields.class).list())
        .extracting(KeptFields.Kept::id)
        .as("only what was put back is held back")
        .doesNotContainAnyElementsOf(standing());
  }

  /** Run 1 writes the field of so many accounts. */
  void written(int number) {
    for (int i = 0; i < number; i++) {
      crm.put("accounts", key(i), Map.of("Name", "Acme " + i));
    }
    perennial.sync();
    assertThat(standing()).hasSize(number);
    perennial.later();
  }

  Report undo() {
    told.clear();
    sent = crm.batches().size();
    Report report = perennial.bean(Undos.class).undo(1, false, this::tell);
    crm.watch(() -> {});
    return report;
  }

  private synchronized void tell(UndoneField field) {
    told.add(field);
  }

  /** How many records each batch of the last undo held. */
  List<Integer> batches() {
    return crm.batches().subList(sent, crm.batches().size());
  }

  List<String> ids(Outcome outcome) {
    return told.stream().filter(field -> field.outcome() == outcome).map(UndoneField::id).toList();
  }

  /** The accounts that hold what run 1 wrote. */
  List<String> standing() {
    List<String> standing = new ArrayList<>();
    String id = key(0);
    for (int i = 0; crm.value("accounts", id, "Name") != null; id = key(++i)) {
      if (crm.value("accounts", id, FLAG) != null) {
        standing.add(id);
      }
    }
    return standing;
  }

  static String key(int number) {
    return "A%03d".formatted(number);
  }
}
