package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Part;
import io.perennial.sandbox.company.cast.Size;
import io.perennial.sandbox.company.draw.Dice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The contract's time, which the rest of a story hangs on.
 *
 * @param today UTC
 * @param term months of a contract; 0 if there is none
 * @param terms how many contracts there were, the present one included
 * @param period months between bills
 * @param start first day as a customer
 * @param end last day of the present contract; without one, the last day of the present period
 */
record Frame(
    LocalDate today, Part part, int term, int terms, int period, LocalDate start, LocalDate end) {

  private static final int YEAR = 12;
  private static final int QUARTER = 3;

  static Frame of(Part part, LocalDate today, Dice dice) {
    Archetype archetype = part.archetype();
    if (archetype.is(
        Archetype.ROLLING, Archetype.TRIAL, Archetype.TWO_CURRENCIES, Archetype.QUARTERLY)) {
      return rolling(part, today, dice);
    }
    int term = term(part, dice);
    int left = left(archetype, term, dice);
    int terms = terms(part, term, dice);
    LocalDate end = today.plusDays(left);
    if (archetype == Archetype.RENEWED) {
      end = today.minusDays(dice.between(10, 35)).plusMonths(term).minusDays(1);
    } else if (archetype == Archetype.NEWCOMER) {
      end = today.minusDays(dice.between(40, 80)).plusMonths(term).minusDays(1);
    }
    LocalDate start = end.plusDays(1).minusMonths((long) term * terms);
    int period = dice.chance(50) || monthly(archetype) ? 1 : term;
    if (archetype == Archetype.CANCELLING) {
      period = term; // notice counts from the end of a paid year
    }
    return new Frame(today, part, term, terms, period, start, end);
  }

  private static Frame rolling(Part part, LocalDate today, Dice dice) {
    int days = dice.between(part.early() ? 100 : 300, part.early() ? 290 : 900);
    if (part.archetype() == Archetype.TRIAL) {
      days = dice.between(5, 9);
    }
    int period = part.archetype() == Archetype.QUARTERLY ? QUARTER : 1;
    LocalDate start = today.minusDays(days);
    int begun = 0;
    while (!start.plusMonths((long) begun * period).isAfter(today)) {
      begun++;
    }
    LocalDate end = start.plusMonths((long) begun * period).minusDays(1);
    return new Frame(today, part, 0, begun, period, start, end);
  }

  private static int term(Part part, Dice dice) {
    if (part.archetype() == Archetype.SIDE_CONTRACT) {
      return 2 * YEAR; // so that the small contract is the younger one
    }
    boolean plain = part.archetype().is(Archetype.STEADY, Archetype.DRIFTING, Archetype.AGING);
    return plain && part.size() != Size.SMALL && dice.chance(40) ? YEAR * dice.between(2, 3) : YEAR;
  }

  private static int terms(Part part, int term, Dice dice) {
    if (part.archetype() == Archetype.NEWCOMER) {
      return 1;
    }
    boolean nearRenewal =
        part.archetype()
            .is(
                Archetype.STEADY,
                Archetype.FAILING,
                Archetype.CANCELLING,
                Archetype.UPCOMING,
                Archetype.DUE,
                Archetype.URGENT,
                Archetype.LATE,
                Archetype.MISMATCH,
                Archetype.CHURNED);
    return nearRenewal && part.early() ? 1 : term > YEAR ? 2 : dice.between(2, 3);
  }

  /** Days until the contract ends. */
  private static int left(Archetype archetype, int term, Dice dice) {
    return switch (archetype) {
      case UPCOMING, MISMATCH -> dice.between(66, 84);
      case DUE, CANCELLING -> dice.between(36, 54);
      case URGENT -> dice.between(6, 24);
      case FAILING -> dice.between(20, 80);
      case SIDE_CONTRACT -> dice.between(120, 300);
      case LATE -> -dice.between(7, 16);
      case CHURNED -> -dice.between(20, 200);
      default -> dice.between(100, term * 30 - 65);
    };
  }

  private static boolean monthly(Archetype archetype) {
    return archetype.is(
        Archetype.FAILING,
        Archetype.DEBTOR,
        Archetype.UNCOLLECTIBLE,
        Archetype.SLOWING,
        Archetype.UNANSWERED,
        Archetype.LATE,
        Archetype.GROWING,
        Archetype.SIDE_CONTRACT,
        Archetype.SHRUNK);
  }

  Archetype archetype() {
    return part.archetype();
  }

  boolean contract() {
    return term > 0;
  }

  /** First day of a contract, counted from 0. */
  LocalDate start(int number) {
    return end.plusDays(1).minusMonths((long) term * (terms - number));
  }

  /** Days since the customer began. */
  int age() {
    return (int) ChronoUnit.DAYS.between(start, today);
  }

  /** Days since the customer left; 0 for one that is here. */
  int gone() {
    return archetype() == Archetype.CHURNED ? (int) ChronoUnit.DAYS.between(end, today) : 0;
  }

  /** Days until the end of the contract; negative after it. */
  int left() {
    return (int) ChronoUnit.DAYS.between(today, end);
  }
}
