package io.perennial.health.measure;

import io.perennial.health.model.Curve;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.model.Money;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import io.perennial.revenue.Revenue;
import io.perennial.revenue.Revenues;
import io.perennial.revenue.formula.Growth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the customer pays a year against the start, and against what the years should have brought:
 * flat after five years is worse than flat after one.
 *
 * <p>Source: subscriptions, else won opportunities. Unknown in the first weeks, without a start
 * value, and between currencies without a rate.
 */
final class GrowthMeasure implements Measure {

  private final int settleDays;
  private final int expectedPercentAYear;
  private final Curve percentAboveExpected;
  private final Revenues revenues;

  GrowthMeasure(MeasureSettings settings, Revenues revenues) {
    settleDays = settings.number("settle-days");
    expectedPercentAYear = settings.number("expected-percent-a-year");
    percentAboveExpected = settings.curve("percent-above-expected");
    this.revenues = revenues;
  }

  @Override
  public MeasureName name() {
    return MeasureName.CONTRACT_GROWTH;
  }

  @Override
  public Set<SourceKind> sources() {
    return Set.of(SourceKind.BILLING, SourceKind.CRM);
  }

  @Override
  public Reading read(Facts facts) {
    LocalDate today = facts.today();
    Until until = new Until(today);
    Revenue revenue = revenues.of(facts);
    until.at(revenue.until());
    Optional<Revenues.Start> start = revenues.start(facts);
    if (start.isEmpty()) {
      return new Reading.Unknown(Because.of("no recurring revenue known"), until.date());
    }
    until.at(start.get().revenue().until());
    LocalDate first = start.get().day();
    until.at(first.plusDays(settleDays));
    if (today.isBefore(first.plusDays(settleDays))) {
      return new Reading.Unknown(
          Because.of("a customer since {}, too new to have grown", first), until.date());
    }
    Optional<Money> original = start.get().revenue().total();
    Optional<Money> current = revenue.total();
    if (original.isEmpty() || current.isEmpty() || original.get().minorUnits() <= 0) {
      return new Reading.Unknown(Because.of("ARR now or at the start not known"), until.date());
    }
    Currency currency = current.get().currency();
    if (!original.get().currency().equals(currency)) {
      until.at(YearMonth.from(today).plusMonths(1).atDay(1));
    }
    Optional<Money> comparable = revenues.convert(original.get(), currency, today);
    if (comparable.isEmpty()) {
      return new Reading.Unknown(
          Because.of("ARR now and at the start in different currencies"), until.date());
    }
    return grown(first, comparable.get(), current.get(), today, until);
  }

  private Reading grown(
      LocalDate first, Money original, Money current, LocalDate today, Until until) {
    long years = ChronoUnit.YEARS.between(first, today);
    until.at(anniversary(first, years + 1));
    long growth = Growth.wholePercent(original, current);
    long expected = years * expectedPercentAYear;
    Because because =
        Because.of(
            "ARR {} against {} at the start on {}: {} %, {} % expected",
            current, original, first, growth > 0 ? "+" + growth : Long.toString(growth), expected);
    return new Reading.Known(
        percentAboveExpected.points(growth - expected), because, List.of(), until.date());
  }

  /** The first day on which so many whole years have passed. */
  private static LocalDate anniversary(LocalDate first, long years) {
    LocalDate day = first.plusYears(years);
    return ChronoUnit.YEARS.between(first, day) < years ? day.plusDays(1) : day;
  }
}
