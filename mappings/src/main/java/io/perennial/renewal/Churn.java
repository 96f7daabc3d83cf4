package io.perennial.renewal;

import io.perennial.model.fact.Account;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Opportunity.OrderType;
import io.perennial.model.fact.Subscription;
import io.perennial.model.history.Facts;
import io.perennial.model.verdict.Until;
import io.perennial.revenue.Contract;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether a customer has left: declared by people, or nothing runs any more. */
final class Churn {

  private Churn() {}

  /** Day on which the customer left; empty while it is one. */
  static Optional<LocalDate> on(Facts facts, List<Contract> contracts, Until until) {
    Optional<LocalDate> declared = facts.account().flatMap(Account::churnedAt);
    until.at(declared);
    boolean left = declared.isPresent() && !declared.get().isAfter(facts.today());
    if (left && !backSince(facts, declared.get())) {
      return declared;
    }
    for (Subscription subscription : facts.subscriptions()) {
      if (subscription.everLive() && subscription.endedAt().isEmpty()) {
        return Optional.empty();
      }
    }
    for (Contract contract : contracts) {
      if (!contract.end().isBefore(facts.today())) {
        return Optional.empty();
      }
    }
    Optional<LocalDate> ended = lastEnd(facts, contracts);
    return ended.isPresent() ? ended : renewalLost(facts, contracts);
  }

  /** Won back: something runs that began after the customer had been given up. */
  private static boolean backSince(Facts facts, LocalDate declared) {
    for (Subscription subscription : facts.subscriptions()) {
      if (subscription.live() && AsOf.day(subscription.startedAt()).isAfter(declared)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<LocalDate> lastEnd(Facts facts, List<Contract> contracts) {
    LocalDate last = LocalDate.MIN;
    for (Subscription subscription : facts.subscriptions()) {
      if (subscription.everLive() && subscription.endedAt().isPresent()) {
        LocalDate day = AsOf.day(subscription.endedAt().get());
        last = day.isAfter(last) ? day : last;
      }
    }
    if (last.equals(LocalDate.MIN)) {
      return Optional.empty();
    }
    // contracts are sorted by their end
    LocalDate signed =
        contracts.isEmpty() ? last : contracts.get(contracts.size() - 1).end().plusDays(1);
    return Optional.of(signed.isAfter(last) ? signed : last);
  }

  /** Without billing: the last contract ran out and its renewal was lost. */
  private static Optional<LocalDate> renewalLost(Facts facts, List<Contract> contracts) {
    if (contracts.isEmpty()) {
      return Optional.empty();
    }
    LocalDate end = contracts.get(contracts.size() - 1).end();
    LocalDate lost = LocalDate.MIN;
    for (Opportunity deal : facts.opportunities()) {
      if (deal.is(OrderType.RENEWAL) && deal.closed() && !deal.won()) {
        LocalDate day = deal.closeDate().orElse(LocalDate.MIN);
        lost = day.isAfter(lost) ? day : lost;
      }
    }
    boolean ofThisContract = lost.isAfter(end.minusYears(1)) && !lost.isAfter(facts.today());
    LocalDate gone = end.plusDays(1);
    return ofThisContract ? Optional.of(lost.isAfter(gone) ? lost : gone) : Optional.empty();
  }
}
