package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Flag;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is true of a customer on a day.
 *
 * @param raised flags that are up
 * @param undecided flags that hang on the health score
 * @param renewalFlag for example {@code UPCOMING}
 * @param churned first day without a contract, of a customer that left
 * @param arrBasis what the ARR is known from: {@code BILLING}, {@code CONTRACTS}, {@code UNKNOWN}
 * @param arr minor units a year by currency
 * @param overdue minor units owed beyond the deadline, by currency
 */
public record Judgement(
    Set<Flag> raised,
    Set<Flag> undecided,
    String renewalFlag,
    Optional<LocalDate> renewalDate,
    Optional<LocalDate> churned,
    String arrBasis,
    SortedMap<String, Long> arr,
    SortedMap<String, Long> overdue) {

  /** Whether nothing but a calendar date lies between the two. */
  public boolean same(Judgement other) {
    return raised.equals(other.raised)
        && undecided.equals(other.undecided)
        && renewalFlag.equals(other.renewalFlag)
        && arr.equals(other.arr)
        && overdue.equals(other.overdue);
  }
}
