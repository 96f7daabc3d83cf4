package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.story.Bill;
import io.perennial.sandbox.company.story.Plan;
import io.perennial.sandbox.company.story.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which invoices went out and how they were paid. */
final class BillTeller {

  private static final int HISTORY_MONTHS = 24;
  private static final int LONG_HISTORY_MONTHS = 37;
  private static final int SLOW_BILLS = 3;
  private static final int SEVEN_O_CLOCK = 7;

  private final Frame frame;
  private final Dice dice;
  private final int habit;
  private final List<Bill> bills = new ArrayList<>();

  BillTeller(Frame frame, Dice dice) {
    this.frame = frame;
    this.dice = dice;
    this.habit = dice.between(2, 9);
  }

  List<Bill> tell(List<Plan> plans) {
    for (int i = 0; i < plans.size(); i++) {
      tell(i, plans.get(i));
    }
    return bills;
  }

  private void tell(int number, Plan plan) {
    List<LocalDate> starts = starts(plan);
    int special = number == 0 ? special(starts) : -1;
    int slowFrom = starts.size();
    if (number == 0 && frame.archetype() == Archetype.SLOWING) {
      while (slowFrom > 0 && ago(starts.get(slowFrom - 1)) < plan.netDays() - 1) {
        slowFrom--;
      }
      slowFrom -= SLOW_BILLS;
    }
    for (int i = 0; i < starts.size(); i++) {
      LocalDate start = starts.get(i);
      if (i == special) {
        bills.add(unpaid(number, plan, start));
      } else if (plan.netDays() == 0) {
        bills.add(charged(number, plan, start));
      } else {
        bills.add(billed(number, plan, start, i >= slowFrom));
      }
    }
  }

  /** First days of the periods that a bill went out for. */
  private List<LocalDate> starts(Plan plan) {
    int months = plan.months() > 3 ? LONG_HISTORY_MONTHS : HISTORY_MONTHS;
    LocalDate first = plan.trialEnd().orElse(plan.started());
    LocalDate history = frame.today().minusMonths(months);
    LocalDate last = frame.today().minusDays(1);
    List<LocalDate> starts = new ArrayList<>();
    LocalDate start = plan.periodStart(last);
    while (!start.isBefore(first) && !start.isBefore(history)) {
      if (plan.ended().isEmpty() || start.isBefore(plan.ended().get())) {
        starts.add(0, start);
      }
      start = plan.periodStart(start.minusDays(1));
    }
    return starts;
  }

  /** Which bill the story is about; -1 for none. */
  private int special(List<LocalDate> starts) {
    int age =
        switch (frame.archetype()) {
          case DEBTOR, UNANSWERED -> 45;
          case FAILING -> 75;
          case UNCOLLECTIBLE -> 110;
          default -> Integer.MAX_VALUE;
        };
    for (int i = starts.size() - 1; i >= 0; i--) {
      if (ago(starts.get(i)) >= age) {
        return i;
      }
    }
    return -1;
  }

  private Bill unpaid(int number, Plan plan, LocalDate start) {
    boolean failing = frame.archetype() == Archetype.FAILING;
    int age = failing ? 66 : 36;
    int latest = Math.max(age, Math.min(age + 19, ago(start) - 5));
    LocalDate due = frame.today().minusDays(dice.between(age, latest));
    Optional<Instant> givenUp = Optional.empty();
    if (frame.archetype() == Archetype.UNCOLLECTIBLE) {
      due = start.plusDays(plan.netDays());
      givenUp = Optional.of(dice.within(frame.today().minusDays(dice.between(20, 60))));
    }
    return bill(number, plan, start, Optional.of(due), Optional.empty(), givenUp, 0);
  }

  private Bill charged(int number, Plan plan, LocalDate start) {
    boolean fails = dice.chance(3) && frame.archetype() != Archetype.THRIVING;
    Instant paid = morning(start).plus(dice.between(60, 180), ChronoUnit.MINUTES);
    if (fails) {
      paid = dice.within(start.plusDays(dice.between(3, 5)));
    }
    boolean later = !Ticket.day(paid).isBefore(frame.today());
    Optional<Instant> done = later ? Optional.empty() : Optional.of(paid);
    return bill(number, plan, start, Optional.empty(), done, Optional.empty(), fails ? 2 : 1);
  }

  private Bill billed(int number, Plan plan, LocalDate start, boolean slow) {
    int days = Math.max(1, Math.min(habit + dice.between(-2, 2), plan.netDays() - 2));
    int late = frame.archetype() == Archetype.DRIFTING ? 35 : 4;
    if (slow) {
      days = dice.between(25, 28);
    } else if (frame.archetype() != Archetype.THRIVING && dice.chance(late)) {
      days = plan.netDays() + dice.between(2, 6);
    }
    LocalDate day = start.plusDays(days);
    Optional<Instant> paid =
        day.isBefore(frame.today()) ? Optional.of(dice.within(day)) : Optional.empty();
    LocalDate due = start.plusDays(plan.netDays());
    return bill(number, plan, start, Optional.of(due), paid, Optional.empty(), 0);
  }

  private Bill bill(
      int number,
      Plan plan,
      LocalDate start,
      Optional<LocalDate> due,
      Optional<Instant> paid,
      Optional<Instant> givenUp,
      int attempts) {
    return new Bill(
        number,
        start,
        plan.periodEnd(start),
        morning(start),
        due,
        paid,
        givenUp,
        attempts,
        plan.gross(),
        plan.discount());
  }

  private Instant morning(LocalDate day) {
    return day.atTime(LocalTime.of(SEVEN_O_CLOCK, 0))
        .toInstant(ZoneOffset.UTC)
        .plusSeconds(dice.below(3600));
  }

  private int ago(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(day, frame.today());
  }
}
