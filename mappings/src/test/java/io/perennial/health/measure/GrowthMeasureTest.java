package io.perennial.health.measure;

import static io.perennial.health.measure.MeasureFixture.assertUnknown;
import static io.perennial.health.measure.MeasureFixture.contract;
import static io.perennial.health.measure.MeasureFixture.growth;
import static io.perennial.health.measure.MeasureFixture.known;
import static io.perennial.health.measure.MeasureFixture.paying;
import static io.perennial.health.measure.MeasureFixture.points;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.measure.Reading.Known;
import io.perennial.testing.Acme;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What revenue says. */
class GrowthMeasureTest {

  @Test
  void growth_isUnknownForANewCustomerAndWithoutRevenue() {
    Acme acme = acme().subscription(paying("2026-07-03", 100_000));

    assertUnknown(growth, acme().facts(), "no recurring revenue known");
    assertUnknown(
        growth,
        acme.at("2026-09-30T12:00:00Z"),
        "a customer since 3 Jul 2026, too new to have grown");
    assertThat(points(growth, acme.at("2026-10-01T00:00:00Z"))).isEqualTo(70);
  }

  @Test
  void growth_measuresAgainstTheYears() {
    Acme flat = acme().subscription(paying("2021-03-01", 100_000));
    Acme doubled =
        acme()
            .subscription(paying("2021-03-01", 100_000))
            .subscription(
                subscription("sub_2", "2024-01-01T00:00:00Z")
                    .item("si_1", 100_000, "MONTH", 1, "2026-10-01"));

    Known reading = known(growth, flat.facts());
    assertThat(reading.points()).isEqualTo(25);
    assertThat(reading.because().text())
        .isEqualTo(
            "ARR 12,000.00 EUR against 12,000.00 EUR at the start on 1 Mar 2021: 0 %, 25 % expected");
    assertThat(reading.until()).contains(LocalDate.of(2027, 3, 1));
    assertThat(points(growth, flat.at("2022-02-28T12:00:00Z"))).isEqualTo(70);
    assertThat(points(growth, doubled.facts())).isEqualTo(100);
  }

  @Test
  void growth_readsContractsWhereBillingIsUnknown() {
    Acme acme =
        unlinked()
            .deal(contract("a", "NEW", "2024-01-01", "2025-12-31", 2_000_000))
            .deal(contract("b", "RENEWAL", "2026-01-01", "2027-12-31", 2_400_000));

    // 10,000 a year became 12,000, and two years should have brought 10 %
    assertThat(points(growth, acme.facts())).isEqualTo(80);
  }
}
