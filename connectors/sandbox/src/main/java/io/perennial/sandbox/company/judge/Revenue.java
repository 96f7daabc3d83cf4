package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.story.Deal;
import io.perennial.sandbox.company.story.Plan;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recurring revenue a year, from billing if it is seen, else from signed contracts.
 *
 * @param basis {@code BILLING}, {@code CONTRACTS} or {@code UNKNOWN}
 * @param arr minor units by currency, without zeros
 */
record Revenue(String basis, SortedMap<String, Long> arr) {

  private static final int YEAR = 12;

  static Revenue of(Sight sight, LocalDate day) {
    SortedMap<String, Long> arr = new TreeMap<>();
    if (sight.billingSeen()) {
      for (Plan plan : sight.plans()) {
        arr.merge(plan.currency(), plan.arr(day), Long::sum);
      }
      arr.values().removeIf(amount -> amount == 0);
      return new Revenue("BILLING", arr);
    }
    boolean signed = false;
    for (Deal deal : sight.story().deals()) {
      if (deal.won() && deal.term().isPresent()) {
        Deal.Term term = deal.term().get();
        signed |= !term.start().isAfter(day);
        if (!term.start().isAfter(day) && !term.end().isBefore(day)) {
          arr.merge(deal.currency(), deal.amount() * YEAR / term.months(), Long::sum);
        }
      }
    }
    return new Revenue(signed ? "CONTRACTS" : "UNKNOWN", arr);
  }

  boolean paying() {
    return !arr.isEmpty();
  }

  long sum() {
    return arr.values().stream().mapToLong(Long::longValue).sum();
  }
}
