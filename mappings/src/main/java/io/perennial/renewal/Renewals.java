package io.perennial.renewal;

import io.perennial.model.Money;
import io.perennial.model.history.Facts;
import io.perennial.model.verdict.Until;
import io.perennial.revenue.Contract;
import io.perennial.revenue.Revenue;
import io.perennial.revenue.Revenues;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Works out when a customer is up for renewal.
 *
 * <p>A lower source of dates speaks only for the share of the ARR that the higher ones leave
 * uncovered; where it says something else about what they cover, that is a mismatch.
 */
public final class Renewals {

  private static final long DEFAULT_TERM_DAYS = 365;

  /** A plan either ends or goes on, so what billing says of two plans is no disagreement. */
  private static final List<Set<DateSource>> RANKS =
      List.of(
          EnumSet.of(DateSource.CONTRACT),
          EnumSet.of(DateSource.OPPORTUNITY),
          EnumSet.of(DateSource.CANCELLATION, DateSource.PERIOD));

  private final RenewalRules rules;
  private final Revenues revenues;

  public Renewals(RenewalRules rules, Revenues revenues) {
    this.rules = rules;
    this.revenues = revenues;
  }

  /** On the day of a snapshot, with the revenue of that day. */
  public Renewal of(Facts facts, Revenue revenue) {
    LocalDate today = facts.today();
    Until until = new Until(today);
    List<Contract> contracts = Contract.signed(facts);
    for (Contract contract : contracts) {
      until.at(contract.end().plusDays(1));
    }
    Optional<LocalDate> churned = Churn.on(facts, contracts, until);
    Items items = new Items(facts, contracts, rules, until);
    if (churned.isPresent()) {
      return new Renewal(
          RenewalFlag.CHURNED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          churned,
          items.all(),
          List.of(),
          until.date());
    }
    Share share = new Share(revenue.total(), rules.arrSharePercent(), revenues, today, until);
    Precedence precedence = new Precedence(rules, share, today, until);
    for (Set<DateSource> rank : RANKS) {
      precedence.add(
          items.all().stream()
              .filter(item -> item.source().filter(rank::contains).isPresent())
              .toList());
    }
    return judged(facts, items, precedence, revenue, until);
  }

  private Renewal judged(
      Facts facts, Items items, Precedence precedence, Revenue revenue, Until until) {
    List<RenewalItem> up = precedence.up();
    Optional<LocalDate> date = up.isEmpty() ? Optional.empty() : up.get(0).date();
    Optional<LocalDate> renewed = items.renewedLately();
    RenewalFlag flag = RenewalFlag.NONE;
    if (date.isPresent()) {
      flag = stage(facts.today(), date.get(), term(up), until);
    }
    if (flag == RenewalFlag.NONE && renewed.isPresent()) {
      flag = RenewalFlag.RENEWED;
    }
    return new Renewal(
        flag,
        date,
        date.isPresent() ? sum(up, facts.today(), revenue, until) : Optional.empty(),
        up.isEmpty() ? Optional.empty() : up.get(0).source(),
        !items.renewedBefore(),
        precedence.cancelling(up),
        renewed,
        Optional.empty(),
        items.all(),
        precedence.mismatches(),
        until.date());
  }

  private RenewalFlag stage(LocalDate today, LocalDate date, long term, Until until) {
    LocalDate upcoming = date.minusDays(rules.begins(rules.windowDays(), term));
    LocalDate due = date.minusDays(rules.begins(rules.dueDays(), term));
    LocalDate urgent = date.minusDays(rules.begins(rules.urgentDays(), term));
    until.at(upcoming);
    until.at(due);
    until.at(urgent);
    until.at(date.plusDays(1));
    if (today.isAfter(date)) {
      return RenewalFlag.LATE;
    }
    if (!today.isBefore(urgent)) {
      return RenewalFlag.URGENT;
    }
    if (!today.isBefore(due)) {
      return RenewalFlag.DUE;
    }
    return today.isBefore(upcoming) ? RenewalFlag.NONE : RenewalFlag.UPCOMING;
  }

  /** The shortest term of what is up, so that a short contract is not called late too early. */
  private static long term(List<RenewalItem> up) {
    long shortest = Long.MAX_VALUE;
    for (RenewalItem item : up) {
      OptionalLong days = item.termDays();
      shortest = days.isPresent() ? Math.min(shortest, days.getAsLong()) : shortest;
    }
    return shortest == Long.MAX_VALUE ? DEFAULT_TERM_DAYS : shortest;
  }

  private Optional<Money> sum(List<RenewalItem> up, LocalDate today, Revenue revenue, Until until) {
    Optional<Money> total = revenue.total().isPresent() ? revenue.total() : up.get(0).arr();
    if (total.isEmpty()) {
      return Optional.empty();
    }
    Money sum = Money.zero(total.get().currency());
    for (RenewalItem item : up) {
      if (item.arr().filter(arr -> !arr.currency().equals(total.get().currency())).isPresent()) {
        until.at(YearMonth.from(today).plusMonths(1).atDay(1));
      }
      Optional<Money> amount =
          item.arr().flatMap(arr -> revenues.convert(arr, total.get().currency(), today));
      if (amount.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(amount.get());
    }
    return Optional.of(sum);
  }
}
