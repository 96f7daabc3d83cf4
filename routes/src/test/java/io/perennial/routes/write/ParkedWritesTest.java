package io.perennial.routes.write;

import static io.perennial.connector.failure.FailureClass.PERMANENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.testkit.FakeVendor;
import io.perennial.database.DatabaseSettings;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedReader;
import io.perennial.retention.Retention;
import io.perennial.routes.replay.Replay;
import io.perennial.routes.replay.Replayed;
import io.perennial.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refused value is sent again when something changes, or when a person says so. */
class ParkedWritesTest {

  private static final ParkedFilter ALL =
      new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private final DatabaseSettings database = TestDatabase.create();
  private final FakeVendor crm = new FakeVendor("crm");
  private FakeCrm perennial = FakeCrm.start(database, crm, 255, "Renewal");

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void parkedRecord_isTriedAgainWhenTheTargetsFieldsChange() {
    park();
    again(255, "Renewal");
    assertThat(crm.writes()).as("nothing has changed").isEmpty();

    again(254, "Renewal");

    assertThat(crm.writes()).hasSize(1);
    assertThat(parked().total()).isZero();
  }

  @Test
  void parkedRecord_isTriedAgainWhenTheDefinitionOfWhatIsWrittenChanges() {
    park();

    again(255, "Renewal of the year");

    assertThat(crm.writes()).hasSize(1);
    assertThat(parked().total()).isZero();
  }

  @Test
  void parkedRecord_isTriedAgainWhenSomebodyChangesIt() {
    park();
    crm.put("accounts", key(0), Map.of("Rule", "mended")); // a field that we do not even read
    perennial.later();

    perennial.sync();

    assertThat(crm.writes()).hasSize(1);
    assertThat(parked().total()).isZero();
  }

  @Test
  void parkedRecord_isSentByTheSyncAfterAReplay() {
    park();

    Replayed replayed = perennial.bean(Replay.class).take(ALL);

    assertThat(replayed).isEqualTo(new Replayed(0, 0, 1, 0, List.of()));
    assertThat(parked().records()).allMatch(ParkedList.Entry::due);
    assertThat(crm.writes()).isEmpty();
    perennial.later();
    perennial.sync();
    assertThat(crm.writes()).hasSize(1);
    assertThat(parked().total()).isZero();
  }

  @Test
  void parkedRecord_thatIsRefusedAgainCountsItsAttemptsAndKeepsItsFirstDay() {
    accounts(1);
    crm.refuse(key(0), 2, PERMANENT);
    perennial.sync();
    ParkedList.Entry first = parked().records().get(0);
    perennial.bean(Replay.class).take(ALL);
    perennial.later();
    perennial.sync();

    assertThat(parked().records())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.attempts()).isEqualTo(2);
              assertThat(entry.since()).isEqualTo(first.since());
            });
  }

  @Test
  void parkedRecord_isLetGoWhenAPersonHasTypedTheValueIn() {
    park();
    crm.put("accounts", key(0), Map.of("Perennial_Flag", "NONE"));
    perennial.later();

    perennial.sync();

    assertThat(crm.writes()).isEmpty();
    assertThat(parked().total()).isZero();
  }

  @Test
  void parkedRecord_outlivesEveryPeriodAndCanBeReplayed() {
    park();
    perennial.later(Duration.ofDays(1000));

    perennial.bean(Retention.class).apply();

    assertThat(parked().total()).isEqualTo(1);
    assertThat(perennial.bean(Replay.class).take(ALL).due()).isEqualTo(1);
    perennial.sync();
    assertThat(crm.writes()).hasSize(1);
    assertThat(parked().total()).isZero();
  }

  private void park() {
    accounts(1);
    crm.refuse(key(0), 1, PERMANENT);
    perennial.sync();
    assertThat(parked().total()).isEqualTo(1);
    perennial.later();
  }

  private void again(int length, String label) {
    perennial.close();
    perennial = FakeCrm.start(database, crm, length, label);
    perennial.sync();
  }

  private void accounts(int number) {
    for (int i = 0; i < number; i++) {
      crm.put("accounts", key(i), Map.of("Name", "Acme " + i));
    }
  }

  private static String key(int number) {
    return "A%03d".formatted(number);
  }

  private ParkedList parked() {
    return perennial.bean(ParkedReader.class).read(ALL, 100);
  }
}
