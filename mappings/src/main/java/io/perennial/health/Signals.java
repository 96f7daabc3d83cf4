package io.perennial.health;

import io.perennial.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plain numbers that people want beside the score; empty where the system does not know the
 * customer.
 *
 * @param openCriticalTickets high and urgent tickets that are open
 * @param oldestCriticalSince day on which the oldest of them was opened, UTC
 * @param ticketsIn30Days tickets opened in 30 days that end today
 * @param latestCsat latest rating, 1 to 5
 * @param overdue what is owed beyond its deadline, by currency code; no entry if nothing is
 * @param overdueSince first day on which the oldest of it was late
 * @param until the next day on which any of this changes by the clock alone
 */
public record Signals(
    OptionalInt openCriticalTickets,
    Optional<LocalDate> oldestCriticalSince,
    OptionalInt ticketsIn30Days,
    Optional<BigDecimal> latestCsat,
    Optional<SortedMap<String, Money>> overdue,
    Optional<LocalDate> overdueSince,
    Optional<LocalDate> until) {

  public Signals {
    overdue = overdue.map(owed -> Collections.unmodifiableSortedMap(new TreeMap<>(owed)));
  }
}
