package io.perennial.health.score;

import static io.perennial.health.score.HealthFixture.at;
import static io.perennial.health.score.HealthFixture.line;
import static io.perennial.health.score.HealthFixture.on;
import static io.perennial.health.score.HealthFixture.overridden;
import static io.perennial.health.score.HealthFixture.shipped;
import static io.perennial.health.score.HealthFixture.two;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.health.Driver;
import io.perennial.health.Health;
import io.perennial.health.ScoreOverride;
import io.perennial.health.ScorePoint;
import io.perennial.health.Trend;
import io.perennial.health.model.Band;
import io.perennial.health.model.MeasureName;
import io.perennial.model.Money;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.History;
import io.perennial.model.history.SourceKind;
import io.perennial.model.history.Version;
import io.perennial.testing.Acme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is told beside the score: trend, drivers, times, signals. */
class HealthStoryTest {

  @Test
  void override_isShownAtOnceAndTheComputedScoreStaysVisible() {
    Acme acme = acme().activity(activity("1", "2026-09-15"));
    ScoreOverride override =
        new ScoreOverride(
            20,
            "the sponsor told us they are leaving",
            "Kim",
            Instant.parse("2026-09-20T10:00:00Z"),
            LocalDate.of(2026, 9, 25));
    CustomerHistory history = acme.history();

    Health before = overridden(history, override, "2026-09-20T09:59:59Z");
    Health during = overridden(history, override, "2026-09-20T10:00:00Z");
    Health last = overridden(history, override, "2026-09-24T23:59:59Z");
    Health after = overridden(history, override, "2026-09-25T00:00:00Z");

    assertThat(before.points()).hasValue(95);
    assertThat(during.points()).hasValue(20);
    assertThat(during.computed()).hasValue(95);
    assertThat(during.band()).map(Band::name).contains("at risk");
    assertThat(during.override()).contains(override);
    assertThat(during.asOf()).contains(Instant.parse("2026-09-20T10:00:00Z"));
    assertThat(last.points()).hasValue(20);
    assertThat(last.nextChange()).contains(LocalDate.of(2026, 9, 25));
    assertThat(after.points()).hasValue(90);
    assertThat(after.override()).isEmpty();
  }

  @Test
  void override_needsAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreOverride(20, " ", "Kim", Acme.NOW, LocalDate.of(2026, 12, 1)));
  }

  @Test
  void trend_comparesWithThirtyDaysAgo() {
    Acme falling = acme().activity(activity("1", "2026-08-31"));
    Acme steady =
        acme().activity(activity("1", "2026-08-31")).activity(activity("2", "2026-09-29"));

    assertThat(on(two, falling, "2026-09-29").trend()).isEmpty();
    assertThat(on(two, falling, "2026-09-30").trend()).contains(Trend.DOWN);
    assertThat(on(two, steady, "2026-09-30").trend()).contains(Trend.FLAT);
    Acme rising = falling.activity(activity("3", "2026-10-10"));
    assertThat(on(two, rising, "2026-10-10").trend()).contains(Trend.UP);
  }

  @Test
  void drivers_areMeasuredAgainstTheStartOfTheWeek() {
    // Monday is 28 September; an invoice is overdue from Tuesday
    Acme acme =
        acme()
            .activity(activity("1", "2026-09-20"))
            .invoice(invoice("INV-0", "2026-09-01").paid("2026-08-30T00:00:00Z"))
            .invoice(invoice("INV-204", "2026-09-28"));

    Health tuesday = on(two, acme, "2026-09-29");

    assertThat(tuesday.drivers())
        .extracting(Driver::text)
        .containsExactly(
            "payment -50: invoice INV-204 (100.00 EUR) overdue since 29 Sep 2026",
            "relationship -1: last activity on 20 Sep 2026");
    Health nextMonday = on(two, acme, "2026-10-05");
    assertThat(nextMonday.drivers())
        .extracting(Driver::text)
        .containsExactly(
            "relationship -1: last activity on 20 Sep 2026",
            "payment: invoice INV-204 (100.00 EUR) overdue since 29 Sep 2026");
  }

  @Test
  void drivers_countWhatHappenedOnMonday() {
    Acme acme =
        acme()
            .invoice(invoice("INV-0", "2026-09-01").paid("2026-08-30T00:00:00Z"))
            .invoice(invoice("INV-1", "2026-09-27"));

    for (String day : List.of("2026-09-28", "2026-09-30", "2026-10-04")) {
      assertThat(on(two, acme, day).drivers()).extracting(Driver::delta).containsExactly(-100);
    }
    assertThat(on(two, acme, "2026-09-27").drivers()).isEmpty();
    assertThat(on(two, acme, "2026-10-05").drivers()).extracting(Driver::delta).containsExactly(0);
  }

  @Test
  void asOf_isTheNewestChangeAndDoesNotMoveWithTheClock() {
    Acme acme =
        acme()
            .ticket(ticket("7", "2026-09-10T10:00:00Z").solved("2026-09-12T11:00:00Z"))
            .deal(deal("open", "RENEWAL").date("closeDate", "2026-09-20"));

    assertThat(at(shipped, acme, "2026-09-12T10:59:59Z").asOf())
        .contains(Instant.parse("2026-09-10T10:00:00Z"));
    assertThat(at(shipped, acme, "2026-09-12T11:00:00Z").asOf())
        .contains(Instant.parse("2026-09-12T11:00:00Z"));
    assertThat(on(shipped, acme, "2026-09-25").asOf())
        .contains(Instant.parse("2026-09-12T11:00:00Z"));
  }

  @Test
  void asOf_countsANewVersion() {
    Ticket low = ticket("7", "2026-09-10T10:00:00Z").set("priority", "LOW").toTicket();
    Ticket high = ticket("7", "2026-09-10T10:00:00Z").set("priority", "HIGH").toTicket();
    CustomerHistory history =
        acme()
            .builder()
            .ticket(
                new History<>(
                    List.of(
                        new Version<>(Instant.parse("2026-09-11T00:00:00Z"), low),
                        new Version<>(Instant.parse("2026-09-14T00:00:00Z"), high))))
            .build();

    assertThat(shipped.at(history, Acme.NOW).asOf())
        .contains(Instant.parse("2026-09-14T00:00:00Z"));
  }

  @Test
  void stale_greysWhatRestsOnTheSource() {
    Acme acme =
        acme()
            .lastRead(SourceKind.SUPPORT, "2026-09-27T10:00:00Z")
            .lastRead(SourceKind.BILLING, "2026-09-28T10:00:00Z");

    Health health = on(shipped, acme, "2026-09-30");

    assertThat(line(health, MeasureName.SUPPORT).stale()).isTrue();
    assertThat(line(health, MeasureName.SURVEY).stale()).isTrue();
    assertThat(line(health, MeasureName.PAYMENT).stale()).isFalse();
    assertThat(line(on(shipped, acme, "2026-09-29"), MeasureName.SUPPORT).stale()).isFalse();
  }

  @Test
  void signals_areUnknownWhereTheSystemDoesNotKnowTheCustomer() {
    Health unknown = on(shipped, Acme.unlinked(), "2026-09-30");
    Health known = on(shipped, acme(), "2026-09-30");

    assertThat(unknown.signals().openCriticalTickets()).isEmpty();
    assertThat(unknown.signals().overdue()).isEmpty();
    assertThat(known.signals().openCriticalTickets()).hasValue(0);
    assertThat(known.signals().overdue()).contains(new TreeMap<>());
  }

  @Test
  void signals_addUpByCurrency() {
    Acme acme =
        acme()
            .ticket(ticket("7", "2026-09-10T10:00:00Z").set("priority", "HIGH"))
            .ticket(ticket("8", "2026-08-31T10:00:00Z").solved("2026-09-01T10:00:00Z"))
            .invoice(invoice("INV-1", "2026-09-10"))
            .invoice(invoice("INV-2", "2026-09-20").eur("remaining", 2_500))
            .invoice(
                invoice("INV-3", "2026-09-29")
                    .set("total", Money.of(700, "USD"))
                    .set("remaining", Money.of(700, "USD")))
            .invoice(invoice("INV-4", "2026-09-30"));

    Health health = on(shipped, acme, "2026-09-30");

    assertThat(health.signals().openCriticalTickets()).hasValue(1);
    assertThat(health.signals().oldestCriticalSince()).contains(LocalDate.of(2026, 9, 10));
    assertThat(health.signals().ticketsIn30Days()).hasValue(1);
    assertThat(health.signals().overdueSince()).contains(LocalDate.of(2026, 9, 11));
    assertThat(health.signals().overdue().orElseThrow())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("EUR", Money.of(12_500, "EUR"), "USD", Money.of(700, "USD")));
  }

  @Test
  void scores_haveOnePointForEachChange() {
    Acme acme =
        acme()
            .invoice(invoice("INV-0", "2026-08-01").paid("2026-07-30T00:00:00Z"))
            .invoice(invoice("INV-1", "2026-09-10").paid("2026-09-20T10:00:00Z"));

    Health health = on(two, acme, "2026-09-30");

    assertThat(health.scores())
        .extracting(ScorePoint::day, ScorePoint::points)
        .containsExactly(
            tuple(LocalDate.of(2026, 3, 1), OptionalInt.empty()),
            tuple(LocalDate.of(2026, 8, 2), OptionalInt.of(100)),
            tuple(LocalDate.of(2026, 9, 11), OptionalInt.of(0)),
            tuple(LocalDate.of(2026, 9, 20), OptionalInt.of(100)));
  }
}
