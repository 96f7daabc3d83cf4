package io.perennial.health.score;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.health.AtRisk;
import io.perennial.health.Cohorts;
import io.perennial.health.Driver;
import io.perennial.health.Health;
import io.perennial.health.MeasureLine;
import io.perennial.health.Percentile;
import io.perennial.health.ScoreOverride;
import io.perennial.health.ScorePoint;
import io.perennial.health.Trend;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.Band;
import io.perennial.health.model.HealthModel;
import io.perennial.health.model.MeasureName;
import io.perennial.health.yaml.HealthModelReader;
import io.perennial.model.Money;
import io.perennial.model.TouchModel;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.FactsMemory;
import io.perennial.model.history.History;
import io.perennial.model.history.SourceKind;
import io.perennial.model.history.Version;
import io.perennial.revenue.Rates;
import io.perennial.testing.Acme;
import io.perennial.testing.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HealthTest {

  /** Only payment and relationship count, half each; nothing holds the score down. */
  private static final String TWO_MEASURES =
      """
      minimum-coverage: 0
      caps: []
      measures:
        product-adoption: { weight: 0 }
        support: { weight: 0 }
        survey: { weight: 0 }
        marketing-engagement: { weight: 0 }
        community: { weight: 0 }
        advocacy: { weight: 0 }
        contract-growth: { weight: 0 }
        self-sufficiency: { weight: 0 }
        payment:
          weight: 10
          overdue-days: { steps: { 0: 100, 1: 0 } }
          on-time-percent: { steps: { 0: 100 } }
        relationship:
          weight: 10
          silent-days: { linear: { 0: 100, 100: 0 } }
      """;

  private final HealthCalculator shipped = calculator("");
  private final HealthCalculator two = calculator(TWO_MEASURES);

  @Test
  void score_isTheWeightedMeanOfWhatIsKnown() {
    // payment 100 with weight 15, relationship 80 with weight 10: 92
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"))
            .activity(activity("1", "2026-08-20"));

    Health health = on(shipped, acme, "2026-09-30");

    assertThat(health.points()).hasValue(92);
    assertThat(health.coverage()).isEqualTo(25);
    assertThat(health.band()).map(Band::name).contains("healthy");
    assertThat(health.modelVersion()).isEqualTo("1");
    assertThat(line(health, MeasureName.PAYMENT))
        .satisfies(
            payment -> {
              assertThat(payment.hundredths()).isEqualTo(6_000);
              assertThat(payment.drag()).isZero();
            });
    assertThat(line(health, MeasureName.RELATIONSHIP).drag()).isEqualTo(800);
    assertThat(line(health, MeasureName.PRODUCT_ADOPTION).counted()).isEmpty();
  }

  @Test
  void score_isUnknownOnTooLittleDataAndSaysWhy() {
    Health health = on(shipped, acme().activity(activity("1", "2026-09-29")), "2026-09-30");

    assertThat(health.points()).isEmpty();
    assertThat(health.band()).isEmpty();
    assertThat(health.atRisk()).isEqualTo(AtRisk.UNKNOWN);
    assertThat(health.unknownBecause().orElseThrow().text())
        .isEqualTo("data for only 10 % of the model's weight");
  }

  @Test
  void score_isUnknownBeforeTheCustomerAndAfterIt() {
    Acme late =
        acme(account("1").at("createdAt", "2026-09-10T10:00:00Z"))
            .invoice(invoice("INV-1", "2026-08-01"));
    Acme gone =
        acme(account("1").date("churnedAt", "2026-09-15")).invoice(invoice("INV-1", "2026-08-01"));

    assertThat(at(two, late, "2026-09-10T09:59:59Z").unknownBecause().orElseThrow().text())
        .isEqualTo("not a customer yet");
    assertThat(at(two, late, "2026-09-10T10:00:00Z").points()).isPresent();
    assertThat(on(two, gone, "2026-09-30").unknownBecause().orElseThrow().text())
        .isEqualTo("left on 15 Sep 2026");
    assertThat(on(two, gone, "2026-09-30").atRisk()).isEqualTo(AtRisk.UNKNOWN);
  }

  @Test
  void block_leavesNoScore() {
    HealthCalculator blocked = calculator("measures: { support: { missing: block } }");
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"))
            .activity(activity("1", "2026-09-29"));

    assertThat(on(blocked, acme, "2026-09-30").unknownBecause().orElseThrow().text())
        .isEqualTo("no score without support");
    assertThat(on(blocked, acme.ticket(ticket("1", "2026-09-29T00:00:00Z")), "2026-09-30").points())
        .isPresent();
  }

  @Test
  void fixedValue_countsButIsNoCoverage() {
    HealthCalculator fixed =
        calculator("minimum-coverage: 0\nmeasures: { support: { missing: { fixed: 40 } } }");

    Health health = on(fixed, acme().activity(activity("1", "2026-09-29")), "2026-09-30");

    assertThat(health.points()).hasValue(64);
    assertThat(health.coverage()).isEqualTo(10);
    assertThat(line(health, MeasureName.SUPPORT).assumed().orElseThrow().text())
        .isEqualTo("no data, counted as 40");
  }

  @Test
  void lastKnown_countsForItsDaysAndNotOneMore() {
    HealthCalculator kept =
        calculator(
            "minimum-coverage: 0\n"
                + "measures: { survey: { missing: { last-known: 10 }, window-days: 30 } }");
    Acme acme =
        acme()
            .ticket(
                ticket("7", "2026-07-01T10:00:00Z")
                    .solved("2026-07-02T10:00:00Z")
                    .set("satisfaction", "GOOD")
                    .at("ratedAt", "2026-08-01T10:00:00Z"));

    assertThat(line(on(kept, acme, "2026-08-30"), MeasureName.SURVEY).assumed()).isEmpty();
    assertThat(line(on(kept, acme, "2026-08-31"), MeasureName.SURVEY).counted()).hasValue(100);
    assertThat(line(on(kept, acme, "2026-09-09"), MeasureName.SURVEY).counted()).hasValue(100);
    assertThat(
            line(on(kept, acme, "2026-09-09"), MeasureName.SURVEY).assumed().orElseThrow().text())
        .isEqualTo(
            "as last known on 30 Aug 2026:"
                + " latest rating 5 of 5 on 1 Aug 2026, 5.0 on average in 30 days");
    assertThat(line(on(kept, acme, "2026-09-10"), MeasureName.SURVEY).counted()).isEmpty();
  }

  @Test
  void cap_holdsTheScoreFromItsDay() {
    Acme acme = acme().invoice(invoice("INV-1", "2026-07-31"));
    for (int number = 2; number < 40; number++) {
      acme.invoice(invoice("INV-" + number, "2026-08-01").paid("2026-07-15T00:00:00Z"));
    }
    acme.activity(activity("1", "2026-09-20")).contact(contact("1").set("level", "EXECUTIVE"));
    acme.contact(contact("2").set("level", "MANAGER"))
        .contact(contact("3").set("level", "MANAGER"));
    acme.ticket(ticket("1", "2026-09-20T00:00:00Z").solved("2026-09-21T00:00:00Z"));

    assertThat(on(shipped, acme, "2026-09-29").caps()).isEmpty();
    assertThat(on(shipped, acme, "2026-09-29").points().orElse(0)).isGreaterThan(40);
    Health capped = on(shipped, acme, "2026-09-30");
    assertThat(capped.points()).hasValue(40);
    assertThat(capped.caps())
        .singleElement()
        .satisfies(
            hit ->
                assertThat(hit.because().text())
                    .isEqualTo("invoice INV-1 unpaid since 1 Aug 2026, at most 40"));
  }

  @Test
  void notice_capsTheScore() {
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"))
            .activity(activity("1", "2026-09-29"))
            .subscription(
                subscription("sub_1", "2025-01-01T00:00:00Z")
                    .item("si_1", 10_000, "MONTH", 1, "2026-10-01")
                    .at("canceledAt", "2026-09-28T10:00:00Z")
                    .at("cancelAt", "2026-11-01T00:00:00Z"));

    assertThat(on(shipped, acme, "2026-09-27").caps()).isEmpty();
    assertThat(on(shipped, acme, "2026-09-28").points()).hasValue(40);
    assertThat(on(shipped, acme, "2026-09-28").atRisk()).isEqualTo(AtRisk.YES);
    assertThat(on(shipped, acme, "2026-09-28").atRiskSince()).contains(LocalDate.of(2026, 9, 28));
  }

  @Test
  void band_worsensAtOnceAndImprovesAtTheClosing() {
    // 100 points, at 10:00 an old invoice turns up, at 14:00 it is paid
    Acme acme = acme().activity(activity("1", "2026-09-15"));
    acme.invoice(invoice("INV-0", "2026-09-01").paid("2026-08-30T00:00:00Z"));
    acme.invoice(
        invoice("INV-1", "2026-09-10")
            .at("issuedAt", "2026-09-15T10:00:00Z")
            .paid("2026-09-15T14:00:00Z"));

    assertThat(band(two, acme, "2026-09-15T09:59:59Z")).isEqualTo("healthy");
    assertThat(band(two, acme, "2026-09-15T10:00:00Z")).isEqualTo("watch");
    Health afternoon = at(two, acme, "2026-09-15T14:00:00Z");
    assertThat(afternoon.points()).hasValue(100);
    assertThat(afternoon.band()).map(Band::name).contains("watch");
    assertThat(afternoon.nextChange()).contains(LocalDate.of(2026, 9, 16));
    assertThat(band(two, acme, "2026-09-16T00:00:00Z")).isEqualTo("healthy");
  }

  @Test
  void nextChange_isTomorrowWhileTheBandWaitsForTheClosing() {
    HealthCalculator steady =
        calculator(TWO_MEASURES.replace("linear: { 0: 100, 100: 0 }", "steps: { 0: 100 }"));
    Acme acme = acme().activity(activity("1", "2026-08-01"));
    acme.invoice(invoice("INV-0", "2026-08-20").paid("2026-08-19T00:00:00Z"));
    acme.invoice(
        invoice("INV-1", "2026-09-10")
            .at("issuedAt", "2026-09-15T10:00:00Z")
            .paid("2026-09-15T14:00:00Z"));

    assertThat(band(steady, acme, "2026-09-15T14:00:00Z")).isEqualTo("watch");
    assertThat(at(steady, acme, "2026-09-15T14:00:00Z").nextChange())
        .contains(LocalDate.of(2026, 9, 16));
    assertThat(at(steady, acme, "2026-09-16T00:00:00Z").nextChange())
        .hasValueSatisfying(next -> assertThat(next).isAfter(LocalDate.of(2026, 9, 17)));
  }

  @Test
  void band_keepsItsSideOfAnEdgeThroughTheDays() {
    // one point less every other day; payment keeps 100
    Acme acme = acme().activity(activity("1", "2026-07-01"));
    acme.invoice(invoice("INV-0", "2026-07-01").paid("2026-06-30T00:00:00Z"));

    Health edge = on(two, acme, "2026-08-30");
    assertThat(edge.points()).hasValue(70);
    assertThat(edge.band()).map(Band::name).contains("healthy");
    assertThat(band(two, acme, "2026-09-05T12:00:00Z")).isEqualTo("healthy");
    Health below = on(two, acme, "2026-09-07");
    assertThat(below.points()).hasValue(66);
    assertThat(below.band()).map(Band::name).contains("watch");
    assertThat(below.bandSince()).contains(LocalDate.of(2026, 9, 7));
  }

  @Test
  void bandSince_isUnknownIfItIsOlderThanThePastThatWeFollow() {
    Acme acme = acme().invoice(invoice("INV-0", "2025-01-01").paid("2024-12-30T00:00:00Z"));
    acme.activity(activity("1", "2026-09-15"));
    acme.contact(contact("1").set("level", "EXECUTIVE"));

    assertThat(on(two, acme, "2026-09-30").band()).isPresent();
    assertThat(on(two, acme, "2026-09-30").bandSince()).isEmpty();
  }

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
  void renewalBoughtWithAConcession_keepsTheCustomerAtRisk() {
    Acme acme =
        acme()
            .invoice(invoice("INV-1", "2026-08-20").paid("2026-08-19T00:00:00Z"))
            .activity(activity("1", "2026-09-13"))
            .subscription(
                subscription("sub_1", "2025-01-01T00:00:00Z")
                    .item("si_1", 10_000, "MONTH", 1, "2026-10-01"))
            .subscription(
                subscription("sub_2", "2025-01-01T00:00:00Z")
                    .item("si_1", 5_000, "MONTH", 1, "2026-10-01")
                    .set("status", "CANCELED")
                    .at("endedAt", "2026-09-15T00:00:00Z"))
            .deal(deal("won", "RENEWAL").won("2026-09-15"));

    assertThat(on(shipped, acme, "2026-09-14").atRisk()).isEqualTo(AtRisk.NO);
    assertThat(on(shipped, acme, "2026-09-30").band()).map(Band::name).contains("healthy");
    assertThat(on(shipped, acme, "2026-09-30").atRisk()).isEqualTo(AtRisk.YES);
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

  @Test
  void touchModel_comesFromTheArrAndChoosesTheSettings() {
    Acme acme =
        acme()
            .subscription(
                subscription("sub_1", "2025-01-01T00:00:00Z")
                    .item("si_1", 9_000_000, "YEAR", 1, "2027-01-01"));

    assertThat(on(shipped, acme, "2026-09-30").touchModel()).isEqualTo(TouchModel.HIGH);
    assertThat(on(shipped, acme(), "2026-09-30").touchModel()).isEqualTo(TouchModel.LOW);
  }

  @Test
  void segment_choosesTheSettings() {
    HealthCalculator model =
        calculator(
            """
            minimum-coverage: 0
            overrides:
              - segment: public
                measures: { payment: { missing: { fixed: 33 } } }
            """);

    Acme other = acme(account("1").attribute("segment", "retail"));
    Acme segment = acme(account("1").attribute("segment", "public"));
    assertThat(on(model, other, "2026-09-30").points()).isEmpty();
    assertThat(on(model, segment, "2026-09-30").points()).hasValue(33);
  }

  @Test
  void model_withProblemsIsRefused() {
    HealthModel broken =
        new HealthModel(
            "1",
            6,
            2,
            20,
            30,
            5,
            HealthModel.defaults().bands(),
            HealthModel.defaults().touchModels(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            HealthModel.defaults().renewal());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HealthCalculator(broken, FlagRules.defaults(), Rates.NONE))
        .withMessageContaining("no measure has a weight");
  }

  @Test
  void customerWithoutAnything_isUnknownAndNeverChangesByItself() {
    Health health = on(shipped, acme(account("1").without("createdAt")), "2026-09-30");

    assertThat(health.points()).isEmpty();
    assertThat(health.asOf()).isEmpty();
  }

  @Test
  void percentile_countsThoseBelow() {
    assertThat(Percentile.of(78, List.of(78, 40, 50, 60))).isEqualTo(88);
    assertThat(Percentile.of(78, List.of(78))).isEqualTo(50);
  }

  @Test
  void assessment_isCheap() {
    List<CustomerHistory> histories =
        LongStream.range(0, 200).mapToObj(seed -> new World(seed).all()).toList();
    Assessor assessor = new Assessor(HealthModel.defaults(), FlagRules.defaults(), Rates.NONE);
    Path path = new Path(true);
    long start = System.nanoTime();

    for (int round = 0; round < 50; round++) {
      for (CustomerHistory history : histories) {
        assessor.assess(
            history.at(Acme.NOW),
            path,
            Optional.empty(),
            Optional.empty(),
            Cohorts.NONE,
            FactsMemory.forgetful());
      }
    }

    // 10,000 customers; measured 0.4 s, the limit leaves room for a busy machine
    assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(8);
  }

  private Health overridden(CustomerHistory history, ScoreOverride override, String time) {
    return two.at(history, List.of(override), Cohorts.NONE, Instant.parse(time));
  }

  private static MeasureLine line(Health health, MeasureName name) {
    return health.measures().stream().filter(line -> line.name() == name).findFirst().orElseThrow();
  }

  private static String band(HealthCalculator calculator, Acme acme, String time) {
    return at(calculator, acme, time).band().orElseThrow().name();
  }

  private static Health on(HealthCalculator calculator, Acme acme, String day) {
    return at(calculator, acme, day + "T12:00:00Z");
  }

  private static Health at(HealthCalculator calculator, Acme acme, String time) {
    return calculator.at(acme.history(), Instant.parse(time));
  }

  private static HealthCalculator calculator(String yaml) {
    return new HealthCalculator(
        HealthModelReader.read("test.yaml", yaml), FlagRules.defaults(), Rates.NONE);
  }
}
