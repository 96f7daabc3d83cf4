package io.perennial.health.flag.rule;

import io.perennial.health.flag.rule.Past.Higher;
import io.perennial.model.Money;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import io.perennial.renewal.Mismatch;
import io.perennial.renewal.Renewal;
import io.perennial.renewal.RenewalFlag;
import io.perennial.revenue.ContractGrowth;
import io.perennial.revenue.Revenue;
import io.perennial.revenue.Revenues;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Flags that look at renewals and at revenue. */
final class RenewalFlags {

  private RenewalFlags() {}

  /** The renewal is in one of its stages. */
  static Verdict stage(Question question, RenewalFlag stage) {
    Renewal renewal = question.input().renewal();
    if (renewal.flag() != stage) {
      return Verdict.calm(renewal.until());
    }
    return Verdict.raised(up(renewal), List.of(), renewal.until());
  }

  /** Low health inside the window. */
  static Verdict rescue(Question question) {
    Renewal renewal = question.input().renewal();
    return !renewal.flag().inWindow() || !question.input().worstBand()
        ? Verdict.calm(renewal.until())
        : Verdict.danger(Because.of("low health and {}", up(renewal)), List.of(), renewal.until());
  }

  /** The first renewal of a customer is the one most often lost. */
  static Verdict first(Question question) {
    Renewal renewal = question.input().renewal();
    return !renewal.flag().inWindow() || !renewal.first()
        ? Verdict.calm(renewal.until())
        : Verdict.raised(Because.of("first renewal, {}", up(renewal)), List.of(), renewal.until());
  }

  /** Two sources name different dates. */
  static Verdict mismatch(Question question) {
    Renewal renewal = question.input().renewal();
    if (renewal.mismatches().isEmpty()) {
      return Verdict.calm(renewal.until());
    }
    Mismatch mismatch = renewal.mismatches().get(0);
    return Verdict.raised(
        Because.of(
            "{} says {}, {} says {}",
            mismatch.usedSource().word(),
            mismatch.usedDate(),
            mismatch.otherSource().word(),
            mismatch.otherDate()),
        List.of(mismatch.used().ref(), mismatch.other().ref()),
        renewal.until());
  }

  /** Part of the revenue is gone and the customer is still one. */
  static Verdict partialChurn(Question question) {
    Revenue now = question.input().revenue();
    Until until = new Until(question.today());
    until.at(now.until());
    if (!now.paying()) {
      return Verdict.calm(until.date());
    }
    int days = question.number("window-days");
    Optional<Higher> higher = question.input().past().higherRevenue(now, question.today(), days);
    if (higher.isEmpty()) {
      return Verdict.calm(until.date());
    }
    LocalDate lastDay = higher.get().lastDay();
    until.at(lastDay.plusDays(days + 1L));
    Optional<Money> before = higher.get().revenue().total();
    Optional<Money> after = now.total();
    Because because =
        before.isPresent() && after.isPresent()
            ? Because.of(
                "ARR fell from {} to {} on {}", before.get(), after.get(), lastDay.plusDays(1))
            : Because.of("ARR fell on {}", lastDay.plusDays(1));
    return Verdict.raised(because, List.of(), until.date());
  }

  /** The customer grows much less than comparable ones. */
  static Verdict growthLag(Question question) {
    FlagInput input = question.input();
    Until until = new Until(question.today());
    until.at(input.revenue().until());
    if (input.cohortGrowth().isEmpty()) {
      return Verdict.calm(until.date());
    }
    Optional<Revenues.Start> start = input.revenues().start(question.facts());
    start.ifPresent(begun -> until.at(begun.revenue().until()));
    Optional<ContractGrowth> grown = input.revenues().growth(question.facts(), input.revenue());
    if (grown.isEmpty()) {
      return Verdict.calm(until.date());
    }
    long growth = grown.get().percent();
    int cohort = input.cohortGrowth().getAsInt();
    return cohort - growth < question.number("points")
        ? Verdict.calm(until.date())
        : Verdict.raised(
            Because.of("ARR grew by {} %, comparable customers' by {} %", growth, cohort),
            List.of(),
            until.date());
  }

  private static Because up(Renewal renewal) {
    LocalDate date = renewal.date().orElseThrow();
    String words = renewal.cancelling() ? "notice given for {}" : "renewal on {}";
    Because when = Because.of(words, date);
    return renewal.arrUp().isPresent()
        ? Because.of("{}, {} a year", when, renewal.arrUp().get())
        : when;
  }
}
