package io.perennial.ledger.task;

import io.perennial.health.flag.FlagName;
import io.perennial.ledger.Target;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * That there should be a task about a raised flag.
 *
 * @param target where tasks are made
 * @param customer whose flag it is
 * @param account the vendor's key of the customer's account
 * @param since first day of the flag; empty if before the past that we follow
 * @param values what the task holds when it is made, in the target's form
 */
public record TaskWish(
    Target target,
    long customer,
    String account,
    FlagName flag,
    Optional<LocalDate> since,
    SortedMap<String, @Nullable Object> values) {

  public TaskWish {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * The key of the task, for example {@code 001…AAA-PAYMENT_OVERDUE-2026-06-01}: the same whoever
   * works it out, also on another store.
   *
   * @param number 1, or more if the flag was raised as of that day before
   */
  String key(int number) {
    String first = "%s-%s-%s".formatted(account, flag, since.map(LocalDate::toString).orElse("0"));
    return number == 1 ? first : first + "-" + number;
  }
}
