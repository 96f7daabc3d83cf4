package io.perennial.revenue;

import io.perennial.model.Money;
import io.perennial.model.verdict.Because;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a customer pays a year, on one day.
 *
 * @param basis where the numbers come from
 * @param arr by currency code, each added up by itself; zero once all contracts have ended
 * @param total all of it in one currency; empty if unknown
 * @param gaps why the total is unknown
 * @param until the next day on which it changes by the clock alone
 */
public record Revenue(
    Basis basis,
    SortedMap<String, Money> arr,
    Optional<Money> total,
    List<Because> gaps,
    Optional<LocalDate> until) {

  /** Where the numbers come from. */
  public enum Basis {
    /** Subscriptions. */
    BILLING,
    /** Signed contracts in the CRM, for customers whom billing does not know. */
    CONTRACTS,
    /** Neither is known. */
    UNKNOWN
  }

  public Revenue {
    arr = Collections.unmodifiableSortedMap(new TreeMap<>(arr));
    gaps = List.copyOf(gaps);
  }

  /** A twelfth of the total, rounded half up. */
  public Optional<Money> mrr() {
    return total.map(Arr::perMonth);
  }

  /** Whether something is known to be paid. */
  public boolean paying() {
    for (Money amount : arr.values()) {
      if (amount.minorUnits() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether less is paid than in an earlier revenue, and in no currency more. */
  public boolean fellSince(Revenue earlier) {
    if (!gaps.isEmpty() || !earlier.gaps.isEmpty() || basis != earlier.basis) {
      return false;
    }
    boolean fell = false;
    for (String currency : earlier.arr.keySet()) {
      fell |= minor(currency) < earlier.minor(currency);
    }
    for (String currency : arr.keySet()) {
      if (minor(currency) > earlier.minor(currency)) {
        return false;
      }
    }
    return fell;
  }

  private long minor(String currency) {
    Money amount = arr.get(currency);
    return amount == null ? 0 : amount.minorUnits();
  }
}
