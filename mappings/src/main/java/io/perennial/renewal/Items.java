package io.perennial.renewal;

import io.perennial.model.Money;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Opportunity.OrderType;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.SubscriptionItem;
import io.perennial.model.history.Facts;
import io.perennial.model.verdict.Until;
import io.perennial.revenue.Arr;
import io.perennial.revenue.Contract;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds all that can be renewed on one day, and what has been renewed lately.
 *
 * <p>One is made for each judgement and thrown away.
 */
final class Items {

  /** Shorter plans go on from month to month and have no renewal. */
  private static final int RENEWABLE_MONTHS = 3;

  private final Facts facts;
  private final List<Contract> contracts;
  private final RenewalRules rules;
  private final Until until;
  private final LocalDate today;
  private final List<RenewalItem> items = new ArrayList<>();
  private LocalDate renewedOn = LocalDate.MIN;
  private boolean renewedBefore;

  Items(Facts facts, List<Contract> contracts, RenewalRules rules, Until until) {
    this.facts = facts;
    this.contracts = contracts;
    this.rules = rules;
    this.until = until;
    this.today = facts.today();
    addContracts();
    addDeals();
    for (Subscription subscription : facts.subscriptions()) {
      addSubscription(subscription);
    }
    items.sort(RenewalItem.ORDER);
  }

  List<RenewalItem> all() {
    return items;
  }

  /** Whether any renewal has been completed so far. */
  boolean renewedBefore() {
    return renewedBefore;
  }

  /** Day of the last renewal, while it is shown. */
  Optional<LocalDate> renewedLately() {
    if (renewedOn.equals(LocalDate.MIN) || today.isAfter(renewedOn.plusDays(rules.renewedDays()))) {
      return Optional.empty();
    }
    until.at(renewedOn.plusDays(rules.renewedDays() + 1L));
    return Optional.of(renewedOn);
  }

  private void addContracts() {
    for (Contract contract : contracts) {
      LocalDate forgotten = contract.end().plusDays(rules.lateDays() + 1L);
      if (today.isBefore(forgotten) && !followed(contract)) {
        until.at(forgotten);
        items.add(
            new RenewalItem(
                contract.deal().ref(),
                Optional.empty(),
                Optional.of(DateSource.CONTRACT),
                Optional.of(contract.end()),
                contract.arr(),
                OptionalLong.of(contract.days())));
      }
    }
  }

  /** A later contract took its place, or a renewal was won that names no dates. */
  private boolean followed(Contract contract) {
    for (Contract other : contracts) {
      if (contract.followedBy(other)) {
        return true;
      }
    }
    for (Opportunity deal : facts.opportunities()) {
      if (deal.won()
          && deal.is(OrderType.RENEWAL)
          && deal.contractEnd().isEmpty()
          && deal.closeDate().isPresent()
          && ChronoUnit.DAYS.between(deal.closeDate().get(), contract.end()) <= contract.days() / 2
          && !deal.closeDate().get().isAfter(contract.end().plusDays(rules.lateDays()))) {
        return true;
      }
    }
    return false;
  }

  private void addDeals() {
    for (Opportunity deal : facts.opportunities()) {
      if (!deal.is(OrderType.RENEWAL) || deal.closeDate().isEmpty()) {
        continue;
      }
      LocalDate date = deal.closeDate().get();
      if (deal.won() && !date.isAfter(today)) {
        renewed(date);
      }
      LocalDate forgotten = date.plusDays(rules.lateDays() + 1L);
      if (!deal.closed() && today.isBefore(forgotten)) {
        until.at(forgotten);
        items.add(
            new RenewalItem(
                deal.ref(),
                Optional.empty(),
                Optional.of(DateSource.OPPORTUNITY),
                Optional.of(date),
                arr(deal),
                OptionalLong.empty()));
      }
    }
  }

  private static Optional<Money> arr(Opportunity deal) {
    return deal.termYears()
        .filter(years -> years.signum() > 0)
        .flatMap(years -> deal.amount().map(amount -> Arr.perYear(amount, years)));
  }

  private void addSubscription(Subscription subscription) {
    if (!subscription.live()) {
      return;
    }
    for (SubscriptionItem item : subscription.items()) {
      Optional<Money> arr =
          Arr.of(subscription, item, today)
              .flatMap(minor -> item.unitAmount().map(price -> Arr.money(minor, price.currency())));
      Optional<Period> period = Period.of(subscription, item, today);
      period.ifPresent(running -> until.at(running.end().plusDays(1)));
      OptionalLong term =
          period.isPresent() ? OptionalLong.of(period.get().days()) : OptionalLong.empty();
      Optional<LocalDate> notice = notice(subscription, period);
      boolean renewable = item.lastsMonths(RENEWABLE_MONTHS);
      if (period.isPresent()
          && renewable
          && period.get().renewed()
          && !insideContract(period.get().start())) {
        renewed(period.get().start());
      }
      Optional<DateSource> source =
          notice.isPresent()
              ? Optional.of(DateSource.CANCELLATION)
              : period.filter(running -> renewable).map(running -> DateSource.PERIOD);
      Optional<LocalDate> date =
          notice.isPresent() || !renewable ? notice : period.map(Period::end);
      items.add(
          new RenewalItem(subscription.ref(), Optional.of(item.id()), source, date, arr, term));
    }
  }

  /** A new period of a contract that simply goes on is no renewal. */
  private boolean insideContract(LocalDate day) {
    for (Contract contract : contracts) {
      if (contract.start().isBefore(day) && contract.end().isAfter(day)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<LocalDate> notice(Subscription subscription, Optional<Period> period) {
    if (subscription.cancelAt().isPresent()) {
      return subscription.cancelAt().map(AsOf::day);
    }
    return subscription.cancelAtPeriodEnd() ? period.map(Period::end) : Optional.empty();
  }

  private void renewed(LocalDate day) {
    renewedBefore = true;
    renewedOn = day.isAfter(renewedOn) ? day : renewedOn;
  }
}
