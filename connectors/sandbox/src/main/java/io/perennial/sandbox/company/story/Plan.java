package io.perennial.sandbox.company.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A subscription.
 *
 * @param holder which of the customer's records in billing has it
 * @param months length of a period: 1, 3, 12, 24 or 36
 * @param started first day
 * @param anchor a day on which a period begins
 * @param trialEnd last moment without payment
 * @param ended first day without it
 * @param cancelAt day on which it is going to end
 * @param noticed day of the notice
 * @param percentOff discount on everything, 0 for none
 * @param discountEnd day on which the discount ends; empty if it is for good
 * @param netDays days to pay by bill; 0 if it is charged by itself
 */
public record Plan(
    int holder,
    String currency,
    int months,
    List<Item> items,
    LocalDate started,
    LocalDate anchor,
    Optional<LocalDate> trialEnd,
    Optional<LocalDate> ended,
    Optional<LocalDate> cancelAt,
    Optional<LocalDate> noticed,
    int percentOff,
    Optional<LocalDate> discountEnd,
    int netDays) {

  private static final int YEAR = 12;
  private static final int ALL = 100;

  /**
   * A product in it.
   *
   * @param unit minor units for one seat and period
   */
  public record Item(String product, int seats, long unit) {

    public long price() {
      return seats * unit;
    }
  }

  public Plan {
    items = List.copyOf(items);
  }

  /** Minor units of a period before the discount. */
  public long gross() {
    return items.stream().mapToLong(Item::price).sum();
  }

  /** Minor units that the discount takes from a period. */
  public long discount() {
    return gross() * percentOff / ALL;
  }

  /** Whether it runs on a day. */
  public boolean live(LocalDate day) {
    return !started.isAfter(day) && (ended.isEmpty() || ended.get().isAfter(day));
  }

  /** Minor units a year on a day; nothing during a trial or after the end. */
  public long arr(LocalDate day) {
    boolean trial = trialEnd.isPresent() && day.isBefore(trialEnd.get());
    return !live(day) || trial ? 0 : (gross() - discount()) * YEAR / months;
  }

  /** Last beginning of a period that is not after a day. */
  public LocalDate periodStart(LocalDate day) {
    return begin(running(day));
  }

  /** First beginning of a period after a day. */
  public LocalDate periodEnd(LocalDate day) {
    return begin(running(day) + 1);
  }

  /** Number of the period that runs on a day, counted from the anchor; months differ in length. */
  private long running(LocalDate day) {
    long steps = Math.floorDiv(ChronoUnit.MONTHS.between(anchor, day), months);
    while (begin(steps).isAfter(day)) {
      steps--;
    }
    while (!begin(steps + 1).isAfter(day)) {
      steps++;
    }
    return steps;
  }

  private LocalDate begin(long steps) {
    return anchor.plusMonths(steps * months);
  }
}
