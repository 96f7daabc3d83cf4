package io.perennial.revenue;

import io.perennial.model.Money;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.SubscriptionItem;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import io.perennial.revenue.Revenue.Basis;
import io.perennial.revenue.formula.Growth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out what a customer pays a year.
 *
 * <p>From subscriptions if billing knows the customer, else from signed contracts. Currencies are
 * added only through the rate table.
 */
public final class Revenues {

  private final Rates rates;

  public Revenues(Rates rates) {
    this.rates = rates;
  }

  /** Revenue on the day of a snapshot. */
  public Revenue of(Facts facts) {
    if (!facts.subscriptions().isEmpty()) {
      return subscribed(facts, facts.subscriptions(), facts.today());
    }
    return contracted(facts, facts.today());
  }

  /** Revenue on the customer's first day of it; empty if that day has not come or is unknown. */
  public Optional<Start> start(Facts facts) {
    if (!facts.subscriptions().isEmpty()) {
      return subscribedStart(facts);
    }
    return Contract.signed(facts).stream()
        .map(Contract::start)
        .min(LocalDate::compareTo)
        .filter(day -> !day.isAfter(facts.today()))
        .map(day -> new Start(day, contracted(facts, day)));
  }

  /** Growth since the first day; empty unless both amounts are known, in one currency. */
  public Optional<ContractGrowth> growth(Facts facts, Revenue now) {
    Optional<Start> start = start(facts);
    Optional<Money> original = start.flatMap(begun -> begun.revenue().total());
    Optional<Money> current = now.total();
    boolean comparable =
        original.isPresent()
            && current.isPresent()
            && original.get().minorUnits() > 0
            && original.get().currency().equals(current.get().currency());
    return comparable
        ? Optional.of(
            new ContractGrowth(
                start.orElseThrow().day(), Growth.wholePercent(original.get(), current.get())))
        : Optional.empty();
  }

  /**
   * The beginning of a customer's revenue.
   *
   * @param day first day of revenue, UTC
   * @param revenue what was paid a year then
   */
  public record Start(LocalDate day, Revenue revenue) {}

  /** An amount in another currency at a month's rate; empty without one. */
  public Optional<Money> convert(Money amount, Currency target, LocalDate day) {
    return rates.convert(amount, target, YearMonth.from(day));
  }

  private Optional<Start> subscribedStart(Facts facts) {
    Optional<LocalDate> first =
        facts.originalSubscriptions().stream()
            .filter(Subscription::everLive)
            .map(Subscription::firstDay)
            .min(LocalDate::compareTo);
    return first
        .filter(day -> !day.isAfter(facts.today()))
        .map(day -> new Start(day, subscribed(facts, facts.originalSubscriptions(), day)));
  }

  private Revenue subscribed(Facts facts, List<Subscription> subscriptions, LocalDate day) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    List<Because> gaps = new ArrayList<>();
    Until until = new Until(facts.today());
    for (Subscription subscription : subscriptions) {
      if (subscription.live()) {
        subscription.trialEndsAt().ifPresent(end -> until.at(AsOf.day(end)));
        subscription.discountEndsAt().ifPresent(end -> until.at(AsOf.day(end)));
      }
      for (SubscriptionItem item : subscription.items()) {
        Optional<BigDecimal> annual = Arr.of(subscription, item, day);
        if (item.unitAmount().isPresent() && annual.isPresent()) {
          String currency = item.unitAmount().get().currency().getCurrencyCode();
          sums.merge(currency, annual.get(), BigDecimal::add);
        } else if (annual.isEmpty()) {
          gaps.add(Because.of("price of {} in {} not known", item.id(), subscription.ref().id()));
        }
      }
    }
    SortedMap<String, Money> arr = new TreeMap<>();
    for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
      arr.put(sum.getKey(), Arr.money(sum.getValue(), Currency.getInstance(sum.getKey())));
    }
    return finish(facts, Basis.BILLING, arr, gaps, until);
  }

  private Revenue contracted(Facts facts, LocalDate day) {
    SortedMap<String, Money> arr = new TreeMap<>();
    List<Because> gaps = new ArrayList<>();
    Until until = new Until(facts.today());
    boolean any = false;
    for (Contract contract : Contract.signed(facts)) {
      until.at(contract.start());
      until.at(contract.end().plusDays(1));
      any |= !contract.start().isAfter(facts.today());
      if (contract.inForce(day)) {
        if (contract.arr().isPresent()) {
          Money annual = contract.arr().get();
          arr.merge(annual.currency().getCurrencyCode(), annual, Money::plus);
        } else {
          gaps.add(Because.of("amount or term of {} not known", contract.deal().ref().id()));
        }
      } else {
        contract
            .arr()
            .filter(over -> contract.end().isBefore(day))
            .map(over -> Money.zero(over.currency()))
            .ifPresent(zero -> arr.merge(zero.currency().getCurrencyCode(), zero, Money::plus));
      }
    }
    return finish(facts, any ? Basis.CONTRACTS : unsold(facts), arr, gaps, until);
  }

  /** Billing knows the customer and has sold it nothing: that is zero. Otherwise it is unknown. */
  private static Basis unsold(Facts facts) {
    return facts.linked().contains(SourceKind.BILLING) ? Basis.BILLING : Basis.UNKNOWN;
  }

  private Revenue finish(
      Facts facts, Basis basis, SortedMap<String, Money> arr, List<Because> gaps, Until until) {
    Optional<Currency> own = facts.account().flatMap(Account::currency).flatMap(Revenues::currency);
    if (arr.isEmpty() && basis == Basis.BILLING && gaps.isEmpty()) {
      own.ifPresent(currency -> arr.put(currency.getCurrencyCode(), Money.zero(currency)));
    }
    Optional<Money> total = arr.values().stream().findFirst();
    List<Money> paid = arr.values().stream().filter(amount -> amount.minorUnits() != 0).toList();
    if (paid.size() == 1) {
      total = Optional.of(paid.get(0));
    } else if (paid.size() > 1) {
      until.at(YearMonth.from(facts.today()).plusMonths(1).atDay(1));
      total = own.flatMap(target -> added(paid, target, facts.today(), gaps));
      if (own.isEmpty()) {
        gaps.add(Because.of("the account has no currency to add {} in", arr.keySet().toString()));
      }
    }
    return new Revenue(basis, arr, gaps.isEmpty() ? total : Optional.empty(), gaps, until.date());
  }

  private Optional<Money> added(
      List<Money> amounts, Currency target, LocalDate day, List<Because> gaps) {
    Money sum = Money.zero(target);
    for (Money amount : amounts) {
      Optional<Money> converted = convert(amount, target, day);
      if (converted.isEmpty()) {
        gaps.add(
            Because.of(
                "no rate from {} to {} for {}",
                amount.currency().getCurrencyCode(),
                target.getCurrencyCode(),
                YearMonth.from(day).toString()));
        return Optional.empty();
      }
      sum = sum.plus(converted.get());
    }
    return Optional.of(sum);
  }

  private static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException notIso) {
      return Optional.empty();
    }
  }
}
