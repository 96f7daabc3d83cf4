package io.perennial.renewal;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.subscription;

import io.perennial.model.history.Facts;
import io.perennial.revenue.Rates;
import io.perennial.revenue.Revenues;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;

/** One customer, and when it is up for renewal. */
final class RenewalFixture {

  private RenewalFixture() {}

  static final Revenues revenues = new Revenues(Rates.NONE);

  static final Renewals renewals = new Renewals(RenewalRules.DEFAULTS, revenues);

  static RenewalFlag flag(Acme acme, String day) {
    return on(acme, day).flag();
  }

  static Renewal on(Acme acme, String day) {
    Facts facts = acme.at(day + "T12:00:00Z");
    return renewals.of(facts, revenues.of(facts));
  }

  /** A signed contract of unknown amount that began in 2025. */
  static Canonical contract(String end) {
    return deal("signed", "NEW")
        .won("2025-01-01")
        .date("contractStart", "2025-01-01")
        .date("contractEnd", end);
  }

  /** A subscription over 10,000.00 EUR a period. */
  static Canonical paid(String start, String interval, long count, String periodEnds) {
    return subscription("sub_1", start + "T00:00:00Z")
        .item("si_1", 1_000_000, interval, count, periodEnds);
  }
}
