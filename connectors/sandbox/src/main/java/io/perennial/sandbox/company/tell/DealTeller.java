package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.story.Deal;
import io.perennial.sandbox.company.story.Deal.Kind;
import io.perennial.sandbox.company.story.Deal.State;
import io.perennial.sandbox.company.story.Deal.Term;
import io.perennial.sandbox.company.story.Departure;
import io.perennial.sandbox.company.story.Plan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what was sold, what was lost and what is on offer. */
final class DealTeller {

  private static final int YEAR = 12;
  private static final int WHOLE = 100;
  private static final int RENEWAL_OPENS = 115;

  private static final List<String> LOSSES =
      List.of("Price", "Competitor", "No budget", "Missing feature", "Acquired", "Out of business");

  private final Frame frame;
  private final Dice dice;
  private final String currency;
  private final long arr;
  private final List<Deal> deals = new ArrayList<>();

  /** With the plans that the deals must agree with. */
  DealTeller(Frame frame, List<Plan> plans, Dice dice) {
    this.frame = frame;
    this.dice = dice;
    Plan main = plans.get(0);
    this.currency = main.currency();
    long signed = annual(main);
    if (frame.archetype() == Archetype.SHRUNK) {
      signed += annual(plans.get(1)); // signed before it was given up
    }
    this.arr = signed;
  }

  List<Deal> tell(List<Plan> plans) {
    if (!frame.contract()) {
      firstWithoutTerm();
      return deals;
    }
    contracts();
    switch (frame.archetype()) {
      case GROWING -> grown(plans.get(1));
      case SIDE_CONTRACT -> side(plans.get(1));
      case AMBUSH -> offer();
      case CHURNED -> lostRenewal();
      default -> {}
    }
    boolean leaving = frame.archetype().is(Archetype.CHURNED, Archetype.CANCELLING);
    if (!leaving && frame.left() <= RENEWAL_OPENS) {
      openRenewal();
    }
    if (frame.age() > 300 && frame.gone() == 0 && dice.chance(25)) {
      lostOffer();
    }
    return deals;
  }

  /** The reason for leaving, of a customer that left. */
  Optional<Departure> departure() {
    if (frame.archetype() != Archetype.CHURNED) {
      return Optional.empty();
    }
    Optional<String> reason = dice.chance(75) ? Optional.of(dice.pick(LOSSES)) : Optional.empty();
    return Optional.of(new Departure(frame.end().plusDays(1), reason));
  }

  /** Who gives notice in billing has nothing but billing: the CRM knows no term. */
  private void contracts() {
    boolean onPaper = frame.archetype() != Archetype.CANCELLING;
    for (int i = 0; i < frame.terms(); i++) {
      LocalDate start = frame.start(i);
      LocalDate end = frame.start(i + 1).minusDays(1);
      boolean last = i == frame.terms() - 1;
      int share = last ? WHOLE : dice.between(80, 95);
      long amount = whole(arr * share / WHOLE) * frame.term() / YEAR;
      LocalDate close = start.minusDays(i == 0 ? dice.between(3, 20) : dice.between(11, 19));
      deals.add(
          new Deal(
              i == 0 ? Kind.NEW : Kind.RENEWAL,
              State.WON,
              amount,
              currency,
              close.minusDays(dice.between(20, 80)),
              close,
              onPaper ? Optional.of(new Term(start, end, frame.term())) : Optional.empty(),
              Optional.empty()));
    }
  }

  private void firstWithoutTerm() {
    boolean trial = frame.archetype() == Archetype.TRIAL;
    LocalDate close =
        trial
            ? frame.today().plusDays(dice.between(10, 40))
            : frame.start().minusDays(dice.between(1, 10));
    deals.add(
        new Deal(
            Kind.NEW,
            trial ? State.OPEN : State.WON,
            arr,
            currency,
            frame.start().minusDays(dice.between(20, 60)),
            close,
            Optional.empty(),
            Optional.empty()));
  }

  private void grown(Plan plan) {
    LocalDate start = plan.started();
    int months = frame.term() - 1;
    Term term = new Term(start, frame.end(), months);
    add(State.WON, annual(plan) * months / YEAR, 30, start.minusDays(5), Optional.of(term));
  }

  private void side(Plan plan) {
    Term term = new Term(plan.started(), plan.anchor().minusDays(1), YEAR);
    add(State.WON, annual(plan), 25, plan.started().minusDays(8), Optional.of(term));
  }

  private void offer() {
    LocalDate close = frame.today().plusDays(dice.between(20, 50));
    deals.add(
        new Deal(
            Kind.ADD_ON,
            State.OPEN,
            whole(arr / 5),
            currency,
            frame.today().minusDays(dice.between(10, 25)),
            close,
            Optional.empty(),
            Optional.empty()));
  }

  private void lostOffer() {
    LocalDate close = frame.today().minusDays(dice.between(90, 200));
    deals.add(
        new Deal(
            Kind.ADD_ON,
            State.LOST,
            whole(arr / 4),
            currency,
            close.minusDays(dice.between(20, 80)),
            close,
            Optional.empty(),
            Optional.of(dice.pick(LOSSES))));
  }

  private void lostRenewal() {
    LocalDate close = frame.end().minusDays(dice.between(2, 15));
    deals.add(
        new Deal(
            Kind.RENEWAL,
            State.LOST,
            arr * frame.term() / YEAR,
            currency,
            close.minusDays(dice.between(40, 90)),
            close,
            Optional.empty(),
            Optional.of(dice.pick(LOSSES))));
  }

  private void openRenewal() {
    LocalDate close =
        switch (frame.archetype()) {
          case MISMATCH -> frame.end().plusDays(dice.between(62, 75));
          case LATE -> frame.end().plusDays(dice.between(0, 5));
          case URGENT -> frame.end().minusDays(dice.between(0, 3));
          default -> frame.end().minusDays(dice.between(0, 15));
        };
    deals.add(
        new Deal(
            Kind.RENEWAL,
            State.OPEN,
            arr * frame.term() / YEAR,
            currency,
            frame.today().minusDays(dice.between(10, 50)),
            close,
            Optional.empty(),
            Optional.empty()));
  }

  private void add(State state, long amount, int daysOpen, LocalDate close, Optional<Term> term) {
    deals.add(
        new Deal(
            Kind.ADD_ON,
            state,
            amount,
            currency,
            close.minusDays(daysOpen),
            close,
            term,
            Optional.empty()));
  }

  private static long annual(Plan plan) {
    return (plan.gross() - plan.discount()) * YEAR / plan.months();
  }

  /** Without a rest when divided by months. */
  private static long whole(long amount) {
    return amount / YEAR * YEAR;
  }
}
