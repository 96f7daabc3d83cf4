package io.perennial.renewal;

import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.SubscriptionItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The billing period that runs on a day.
 *
 * <p>Periods follow each other by themselves, so the period is wound back and forward in whole
 * intervals from the one that we last read.
 *
 * @param start first day, UTC
 * @param end day on which the next period begins; the day itself still belongs to this one
 * @param renewed whether an earlier paid period came before it
 */
record Period(LocalDate start, LocalDate end, boolean renewed) {

  /** Empty if the vendor named no end. */
  static Optional<Period> of(Subscription subscription, SubscriptionItem item, LocalDate today) {
    if (item.periodEndsAt().isEmpty()) {
      return Optional.empty();
    }
    LocalDate known = AsOf.day(item.periodEndsAt().get());
    long index = estimate(known, today, item);
    while (ending(known, index, item).isBefore(today)) {
      index++;
    }
    while (!ending(known, index - 1, item).isBefore(today)) {
      index--;
    }
    LocalDate begun = subscription.firstDay();
    while (!ending(known, index, item).isAfter(begun)) {
      index++;
    }
    LocalDate end = ending(known, index, item);
    LocalDate start = ending(known, index - 1, item);
    return Optional.of(new Period(start, end, start.isAfter(begun)));
  }

  long days() {
    return ChronoUnit.DAYS.between(start, end);
  }

  /** A step or two off at most, so that the loops are short. */
  private static long estimate(LocalDate known, LocalDate today, SubscriptionItem item) {
    long days = Math.max(1, ChronoUnit.DAYS.between(known, ending(known, 1, item)));
    return Math.floorDiv(ChronoUnit.DAYS.between(known, today), days);
  }

  private static LocalDate ending(LocalDate known, long index, SubscriptionItem item) {
    long count = index * item.intervalCount();
    return switch (item.interval()) {
      case DAY -> known.plusDays(count);
      case WEEK -> known.plusWeeks(count);
      case MONTH -> known.plusMonths(count);
      case YEAR -> known.plusYears(count);
    };
  }
}
