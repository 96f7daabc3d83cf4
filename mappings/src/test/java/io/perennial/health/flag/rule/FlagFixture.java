package io.perennial.health.flag.rule;

import static io.perennial.health.flag.FlagName.GROWTH_LAG;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;

import io.perennial.health.Cohorts;
import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.health.score.HealthCalculator;
import io.perennial.revenue.Rates;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One customer, and which flags it raises. */
final class FlagFixture {

  private FlagFixture() {}

  static final HealthCalculator calculator =
      new HealthCalculator(HealthModel.defaults(), FlagRules.defaults(), Rates.NONE);

  static boolean growthLag(Acme acme, int cohortPercent) {
    Cohorts cohorts = new Cohorts(new TreeMap<>(Map.of(YearMonth.of(2026, 9), cohortPercent)));
    return calculator
        .at(acme.history(), List.of(), cohorts, Instant.parse("2026-09-30T12:00:00Z"))
        .flag(GROWTH_LAG)
        .isPresent();
  }

  static boolean raised(Acme acme, FlagName name, String day) {
    return flag(acme, name, day).isPresent();
  }

  static Optional<OpenFlag> flag(Acme acme, FlagName name, String day) {
    return on(acme, day).flag(name);
  }

  static Health on(Acme acme, String day) {
    return calculator.at(acme.history(), Instant.parse(day + "T12:00:00Z"));
  }

  static Acme acme(String touchModel) {
    return acme(account("1").set("touchModel", touchModel));
  }

  static Acme acme(Canonical account) {
    return Acme.acme(account.at("createdAt", "2020-01-01T00:00:00Z"));
  }

  static Acme happy(String touchModel, Map<String, Object> attributes) {
    Canonical account = account("1").set("touchModel", touchModel);
    attributes.forEach(account::attribute);
    return acme(account)
        .activity(activity("1", "2026-09-29"))
        .ticket(rated("7", "2026-09-02T10:00:00Z", "5"))
        .invoice(invoice("INV-1", "2026-09-20").paid("2026-09-19T00:00:00Z"));
  }

  static Acme many(String touchModel, int count) {
    Acme acme = acme(touchModel);
    tickets(acme, "2026-09-01", count);
    return acme;
  }

  /** Solved tickets opened on one day. */
  static void tickets(Acme acme, String day, int count) {
    for (int number = 0; number < count; number++) {
      acme.ticket(ticket(day + "-" + number, day + "T10:00:00Z").solved(day + "T11:00:00Z"));
    }
  }

  static Canonical rated(String id, String ratedAt, String score) {
    return ticket(id, "2026-08-25T10:00:00Z")
        .solved("2026-08-26T10:00:00Z")
        .number("satisfactionScore", score)
        .at("ratedAt", ratedAt);
  }

  /** An invoice of a month's first day, paid after so many days. */
  static Canonical month(int month, int paidAfter) {
    LocalDate issued = LocalDate.of(2026, month, 1);
    return invoice("INV-" + month, issued.plusDays(30).toString())
        .at("issuedAt", issued + "T00:00:00Z")
        .paid(issued.plusDays(paidAfter) + "T10:00:00Z");
  }

  static Canonical monthly(String id, long minorUnits) {
    return subscription(id, "2025-01-01T00:00:00Z")
        .item("si_1", minorUnits, "MONTH", 1, "2026-10-01");
  }

  static Canonical contract(String end) {
    return deal("signed", "NEW")
        .won("2025-01-01")
        .date("contractStart", "2025-01-01")
        .date("contractEnd", end);
  }
}
