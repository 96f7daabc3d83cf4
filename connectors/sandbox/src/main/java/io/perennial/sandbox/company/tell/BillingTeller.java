package io.perennial.sandbox.company.tell;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Size;
import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.story.Plan;
import io.perennial.sandbox.company.story.Plan.Item;
import io.perennial.sandbox.company.story.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what the customer subscribes to. */
final class BillingTeller {

  private static final int YEAR = 12;
  private static final int CENTS = 100;
  private static final int THOUSAND = 1000;
  private static final int YEN = 150; // for a dollar; yen have no cents
  private static final int NET_MONTH = 30;

  private static final List<Integer> SEAT_PRICES = List.of(20, 25, 30, 40, 60, 80);
  private static final List<Integer> DISCOUNTS = List.of(10, 20, 25);

  private final Frame frame;
  private final Profile profile;
  private final Dice dice;

  BillingTeller(Frame frame, Profile profile, Dice dice) {
    this.frame = frame;
    this.profile = profile;
    this.dice = dice;
  }

  List<Plan> tell() {
    List<Plan> plans = new ArrayList<>();
    Plan main = main();
    plans.add(main);
    switch (frame.archetype()) {
      case GROWING -> plans.add(grown(main));
      case SHRUNK -> plans.add(dropped(main));
      case SIDE_CONTRACT -> plans.add(side(main));
      case TWO_CURRENCIES -> plans.add(abroad(main));
      default -> {}
    }
    return plans;
  }

  private Plan main() {
    Size size = frame.part().size();
    int price = dice.pick(SEAT_PRICES);
    long arr = (long) THOUSAND * dice.between(size.leastArr(), size.mostArr());
    int seats = (int) Math.max(1, arr / ((long) YEAR * price));
    if (seats * (long) YEAR * price < (long) THOUSAND * size.leastArr()) {
      seats++;
    }
    long unit = minor(profile.currency(), price) * frame.period();
    boolean trial = frame.archetype() == Archetype.TRIAL;
    boolean tried = frame.archetype() == Archetype.ROLLING && dice.chance(40);
    boolean cheaper = !trial && dice.chance(20);
    LocalDate next = frame.end().plusDays(1);
    Optional<LocalDate> trialEnd = tried ? Optional.of(frame.start()) : Optional.empty();
    LocalDate anchor = next;
    if (trial) {
      trialEnd = Optional.of(frame.start().plusDays(NET_MONTH));
      anchor = frame.start().plusDays(NET_MONTH);
    }
    boolean churned = frame.archetype() == Archetype.CHURNED;
    boolean cancelling = frame.archetype() == Archetype.CANCELLING;
    Optional<LocalDate> noticed = Optional.empty();
    if (churned) {
      noticed = Optional.of(frame.end().minusDays(dice.between(5, 40)));
    } else if (cancelling) {
      noticed = Optional.of(frame.today().minusDays(dice.between(8, 30)));
    }
    return new Plan(
        0,
        profile.currency(),
        frame.period(),
        List.of(new Item("prod_core", seats, unit)),
        tried ? frame.start().minusDays(14) : frame.start(),
        anchor,
        trialEnd,
        churned ? Optional.of(next) : Optional.empty(),
        cancelling ? Optional.of(next) : Optional.empty(),
        noticed,
        cheaper ? dice.pick(DISCOUNTS) : 0,
        cheaper && dice.chance(40)
            ? Optional.of(frame.today().plusDays(dice.between(100, 300)))
            : Optional.empty(),
        netDays(size));
  }

  private int netDays(Size size) {
    return switch (frame.archetype()) {
      case SLOWING -> NET_MONTH;
      case FAILING, DEBTOR, UNCOLLECTIBLE, UNANSWERED -> 14;
      case ROLLING, TRIAL -> 0;
      default -> {
        int byBill = size == Size.LARGE ? 80 : size == Size.MIDDLE ? 50 : 5;
        yield dice.chance(byBill) ? dice.pick(List.of(14, NET_MONTH)) : 0;
      }
    };
  }

  /** A product more, until the same end; large customers let another department pay. */
  private Plan grown(Plan main) {
    LocalDate last = frame.start(frame.terms() - 1);
    LocalDate from = last.plusMonths(1);
    int holder = frame.part().size() == Size.LARGE ? 1 : 0;
    Item item = new Item("prod_insight", Math.max(1, main.items().get(0).seats() / 4), unit(main));
    return second(main, holder, main.currency(), 1, item, from, from, Optional.empty());
  }

  private Plan dropped(Plan main) {
    LocalDate gone = frame.today().minusDays(dice.between(15, 60));
    Item item = new Item("prod_insight", Math.max(1, main.items().get(0).seats() / 3), unit(main));
    return second(
        main, 0, main.currency(), 1, item, frame.start(), main.anchor(), Optional.of(gone));
  }

  /** A twentieth of the whole, paid for a year; it ends in six or seven weeks. */
  private Plan side(Plan main) {
    LocalDate next = frame.today().plusDays(dice.between(40, 50));
    long yearly = (main.gross() - main.discount()) * YEAR / 20 / (YEAR * CENTS) * (YEAR * CENTS);
    Item item = new Item("prod_archive", 1, yearly);
    LocalDate from = next.minusYears(1);
    return second(main, 0, main.currency(), YEAR, item, from, next, Optional.empty());
  }

  private Plan abroad(Plan main) {
    String other = main.currency().equals("EUR") ? "USD" : "EUR";
    Item item = new Item("prod_core", dice.between(10, 40), minor(other, 30));
    return second(main, 0, other, 1, item, main.started(), main.anchor(), Optional.empty());
  }

  private static Plan second(
      Plan main,
      int holder,
      String currency,
      int months,
      Item item,
      LocalDate from,
      LocalDate anchor,
      Optional<LocalDate> ended) {
    return new Plan(
        holder,
        currency,
        months,
        List.of(item),
        from,
        anchor,
        Optional.empty(),
        ended,
        Optional.empty(),
        ended.map(day -> day.minusDays(20)),
        0,
        Optional.empty(),
        main.netDays());
  }

  private static long unit(Plan main) {
    return main.items().get(0).unit() / main.months();
  }

  private static long minor(String currency, long units) {
    return currency.equals("JPY") ? units * YEN : units * CENTS;
  }
}
