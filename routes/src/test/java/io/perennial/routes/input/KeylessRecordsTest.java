package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.FailureKind;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList.Entry;
import io.perennial.parked.ParkedReader;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Problem;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that come without a key, each on a page of its own. */
class KeylessRecordsTest {

  private static final ParkedFilter ALL =
      new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
  private final FakeVendor crm = new FakeVendor("crm");
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(
              new FakeConnector(crm, List.of("accounts"), 1),
              "fake",
              "accounts: { becomes: account, fields: { name: { from: Name } } }")
          .start();

  @BeforeEach
  void read() {
    for (String id : List.of("A1", "A2", "A3")) {
      crm.put("accounts", id, Map.of("Name", "Acme " + id));
    }
    crm.hideKey("accounts", "A1", true).hideKey("accounts", "A2", true);
    Report report = perennial.sync();
    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("crm").parked()).isEqualTo(2);
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  private Report full() {
    clock.advance(Duration.ofMinutes(5));
    return perennial.take(TurnRequest.sync(Progress.NONE).full(true));
  }

  private List<Entry> parked() {
    return perennial.bean(ParkedReader.class).read(ALL, 100).records();
  }

  @Test
  void records_standBesideEachOtherAndEachParksOnce() {
    List<String> names = parked().stream().map(Entry::id).toList();
    assertThat(names).hasSize(2).doesNotHaveDuplicates().allMatch(name -> name.contains("no key"));

    full();

    assertThat(parked()).hasSize(2).allMatch(entry -> entry.attempts() == 2);
    assertThat(parked()).extracting(Entry::id).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void record_isLetGoByTheNextCompleteReadingThatDoesNotMeetIt() {
    String first = parked().get(0).id();
    crm.hideKey("accounts", "A1", false).hideKey("accounts", "A2", false);
    crm.hideKey("accounts", "A3", true);
    clock.advance(Duration.ofMinutes(5));
    perennial.sync();
    assertThat(parked()).as("what has not changed is not read").hasSize(2);
    assertThat(parked().get(0).mend()).contains("sync --full");

    full();

    assertThat(parked()).hasSize(1).extracting(Entry::id).doesNotContain(first);
  }

  @Test
  void record_staysWhenACompleteReadingBreaksOff() {
    crm.hideKey("accounts", "A1", false).hideKey("accounts", "A2", false);
    int before = crm.calls();
    crm.watch(
        () -> {
          if (crm.calls() == before + 2) { // who it is and one page, and no further
            crm.failOnce(FailureKind.RETRY);
          }
        });

    Report broken = full();

    assertThat(broken.problems()).extracting(Problem::stream).containsExactly("accounts");
    assertThat(parked()).hasSize(2);
  }
}
