package io.perennial.routes.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.database.DatabaseSettings;
import io.perennial.parked.NoSuchParked;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedReader;
import io.perennial.routes.replay.Replayed.Left;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that could not be mapped are mapped from the store. */
class ReplayTest {

  private static final String STRICT =
      """
      accounts:
        becomes: account
        fields:
          name:      { from: Name, as: trim }
          createdAt: { from: Created, as: instant }
      """;
  private static final String LENIENT =
      STRICT.replace("as: instant", "as: instant, when-bad: skip");

  private static final ParkedFilter ALL =
      new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  private final DatabaseSettings database = TestDatabase.create();
  private final FakeVendor crm = new FakeVendor("crm");

  @BeforeEach
  void park() {
    crm.put("accounts", "A1", Map.of("Name", "Acme", "Created", "2026-01-01T00:00:00Z"));
    crm.put("accounts", "A2", Map.of("Name", "Beta", "Created", "long ago"));
    crm.put("accounts", "A3", Map.of("Name", "Gamma", "Created", "longer ago"));
    try (TestApplication perennial = start(STRICT)) {
      assertThat(perennial.sync().customers()).isEqualTo(1);
      assertThat(parked(perennial)).hasSize(2);
    }
  }

  @Test
  void replay_mapsAtOnceWithoutAskingTheVendor() {
    try (TestApplication perennial = start(LENIENT)) {
      int calls = crm.calls();

      Replayed replayed = perennial.bean(Replay.class).take(ALL);

      assertThat(replayed).isEqualTo(new Replayed(2, 0, 0, 0, List.of()));
      assertThat(crm.calls()).isEqualTo(calls);
      assertThat(parked(perennial)).isEmpty();
      assertThat(
              perennial
                  .store()
                  .sql("select name from account order by id")
                  .query(String.class)
                  .list())
          .containsExactly("Acme", "Beta", "Gamma");
      assertThat(perennial.sync().customers()).isEqualTo(3);
    }
  }

  @Test
  void replay_triesTheNamedRecordsAlone() {
    try (TestApplication perennial = start(LENIENT)) {
      Replayed replayed =
          perennial
              .bean(Replay.class)
              .take(
                  new ParkedFilter(
                      Optional.of("MAPPING"), Optional.of("crm"), Optional.empty(), List.of("A3")));

      assertThat(replayed.mapped()).isEqualTo(1);
      assertThat(parked(perennial)).extracting(ParkedList.Entry::id).containsExactly("A2");
    }
  }

  @Test
  void replay_underTheSameMappingParksAgainAndSaysSo() {
    try (TestApplication perennial = start(STRICT)) {
      Replayed replayed = perennial.bean(Replay.class).take(ALL);

      assertThat(replayed).isEqualTo(new Replayed(0, 2, 0, 0, List.of()));
      assertThat(replayed.needsAPerson()).isTrue();
      assertThat(parked(perennial)).allMatch(entry -> entry.attempts() == 2);
    }
  }

  @Test
  void sync_mapsParkedRecordsAgainWhenTheMappingChanges() {
    try (TestApplication perennial = start(LENIENT)) {
      assertThat(perennial.sync().customers()).isEqualTo(3);
      assertThat(parked(perennial)).isEmpty();
    }
  }

  @Test
  void replay_leavesAStreamThatSomebodyReads() {
    try (TestApplication perennial = start(LENIENT)) {
      Lease lease = perennial.bean(Leases.class).claim("pull/crm/accounts").orElseThrow();

      Replayed replayed = perennial.bean(Replay.class).take(ALL);

      assertThat(replayed.left())
          .singleElement()
          .satisfies(
              left -> {
                assertThat(left.records()).isEqualTo(2);
                assertThat(left.reason()).contains("is being read by process");
              });
      perennial.bean(Leases.class).release(lease);
      assertThat(perennial.bean(Replay.class).take(ALL).mapped()).isEqualTo(2);
    }
  }

  @Test
  void replay_leavesWhatWasNeverStored() {
    try (TestApplication perennial = start(LENIENT)) {
      perennial.store().sql("update parked set code = 'UNREADABLE' where id = 'A2'").update();

      assertThat(perennial.bean(Replay.class).take(ALL))
          .isEqualTo(
              new Replayed(
                  1,
                  0,
                  0,
                  0,
                  List.of(
                      new Left(
                          "crm",
                          "accounts",
                          1,
                          "could not be read at all: mend the records at the source"))));
    }
  }

  @Test
  void replay_refusesWhatIsNotThereAndNamesWhatIs() {
    try (TestApplication perennial = start(STRICT)) {
      Replay replay = perennial.bean(Replay.class);

      assertThatThrownBy(() -> replay.take(filter("MAPING", "crm")))
          .isInstanceOf(NoSuchParked.class)
          .hasMessage("There is no parked record with the reason MAPING; did you mean MAPPING?");
      assertThat(replay.take(filter("NOT_ANY_MORE", "crm")))
          .as("a reason whose last record is gone")
          .isEqualTo(new Replayed(0, 0, 0, 0, List.of()));
      assertThatThrownBy(() -> replay.take(filter("MAPPING", "erp")))
          .isInstanceOf(NoSuchParked.class)
          .hasMessage("There is no connection erp; there are: crm");
      assertThatThrownBy(
              () ->
                  replay.take(
                      new ParkedFilter(
                          Optional.empty(), Optional.empty(), Optional.empty(), List.of("A1"))))
          .isInstanceOf(NoSuchParked.class)
          .hasMessage("There is no parked record A1; see: perennial parked");
    }
  }

  private static ParkedFilter filter(String code, String connection) {
    return new ParkedFilter(
        Optional.of(code), Optional.of(connection), Optional.empty(), List.of());
  }

  private TestApplication start(String mapping) {
    return TestApplication.on(database, clock)
        .connection(new FakeConnector(crm, List.of("accounts"), 10), "fake", mapping)
        .start();
  }

  private static List<ParkedList.Entry> parked(TestApplication perennial) {
    return perennial.bean(ParkedReader.class).read(ALL, 100).records();
  }
}
