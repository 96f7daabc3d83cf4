package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.story.Deal;
import io.perennial.sandbox.company.story.Plan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the customer is up for renewal: signed contract, else the open renewal, else notice in
 * billing, else the end of a paid period of three months or more.
 */
final class RenewalRules {

  private static final int YEAR = 365;
  private static final int WINDOW = 90;
  private static final int DUE = 60;
  private static final int URGENT = 30;
  private static final int TERM_SHARE = 33;
  private static final int RENEWED_DAYS = 60;
  private static final int APART = 30;
  private static final int TENTH = 10;
  private static final int RENEWABLE_MONTHS = 3;
  private static final int SHRINK_WINDOW = 90;

  private final Sight sight;
  private final Revenue revenue;

  /** Something that can be renewed; the lower the rank, the more its date counts. */
  private record Item(int rank, LocalDate date, long arr, long term) {}

  RenewalRules(Sight sight, Revenue revenue) {
    this.sight = sight;
    this.revenue = revenue;
  }

  /** Date and stage; the flags go into the findings. */
  Renewal judge(Findings findings) {
    List<Item> items = items();
    int best = items.stream().mapToInt(Item::rank).min().orElse(0);
    List<Item> used = items.stream().filter(item -> item.rank() == best).toList();
    Optional<Item> next = next(used);
    String stage = next.map(this::stage).orElse("NONE");
    if (stage.equals("NONE") && renewedLately()) {
      stage = "RENEWED";
    }
    boolean near = List.of("UPCOMING", "DUE", "URGENT", "LATE").contains(stage);
    if (near) {
      findings.raise(Flag.valueOf("RENEWAL_" + stage), true);
      findings.raise(Flag.FIRST_RENEWAL, !sight.small() && lastRenewal().isEmpty());
    }
    findings.raise(Flag.RENEWAL_MISMATCH, mismatch(items, used));
    findings.raise(Flag.PARTIAL_CHURN, shrunk());
    return new Renewal(stage, next.map(Item::date), near, noticed());
  }

  /**
   * How near the renewal is.
   *
   * @param stage NONE, UPCOMING, DUE, URGENT, LATE or RENEWED
   * @param near whether somebody should be working on it
   * @param noticed whether notice has been given
   */
  record Renewal(String stage, Optional<LocalDate> date, boolean near, boolean noticed) {}

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Deal deal : sight.story().deals()) {
      if (deal.won() && deal.term().isPresent() && !followed(deal.term().get())) {
        Deal.Term term = deal.term().get();
        if (sight.since(term.end()) <= YEAR) {
          long days = ChronoUnit.DAYS.between(term.start(), term.end()) + 1;
          items.add(new Item(1, term.end(), deal.amount() * 12 / term.months(), days));
        }
      }
      if (deal.open() && deal.kind() == Deal.Kind.RENEWAL) {
        items.add(new Item(2, deal.close(), revenue.sum(), YEAR));
      }
    }
    for (Plan plan : sight.plans()) {
      if (plan.live(sight.today())) {
        items.addAll(items(plan));
      }
    }
    items.sort(Comparator.comparing(Item::date));
    return items;
  }

  private List<Item> items(Plan plan) {
    LocalDate end = plan.periodEnd(sight.today().minusDays(1));
    long days = ChronoUnit.DAYS.between(plan.periodStart(sight.today().minusDays(1)), end);
    long arr = plan.arr(sight.today());
    if (plan.cancelAt().isPresent()) {
      return List.of(new Item(3, plan.cancelAt().get(), arr, days));
    }
    return plan.months() < RENEWABLE_MONTHS ? List.of() : List.of(new Item(4, end, arr, days));
  }

  /** A later contract, not an add-on, took its place. */
  private boolean followed(Deal.Term term) {
    for (Deal deal : sight.story().deals()) {
      boolean contract = deal.won() && deal.kind() != Deal.Kind.ADD_ON && deal.term().isPresent();
      if (contract
          && deal.term().get().start().isAfter(term.start())
          && deal.term().get().end().isAfter(term.end())) {
        return true;
      }
    }
    return false;
  }

  /** The earliest date within 12 months on which a tenth of the ARR is up. */
  private Optional<Item> next(List<Item> used) {
    for (Item item : used) {
      long up =
          used.stream()
              .filter(other -> other.date().equals(item.date()))
              .mapToLong(Item::arr)
              .sum();
      if (inSight(item) && up * TENTH >= revenue.sum()) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private boolean inSight(Item item) {
    return !item.date().isAfter(sight.today().plusYears(1));
  }

  private String stage(Item item) {
    long window = Math.min(WINDOW, item.term() * TERM_SHARE / 100);
    long left = -sight.since(item.date());
    if (left < 0) {
      return "LATE";
    }
    if (left <= window * URGENT / WINDOW) {
      return "URGENT";
    }
    if (left <= window * DUE / WINDOW) {
      return "DUE";
    }
    return left <= window ? "UPCOMING" : "NONE";
  }

  private boolean renewedLately() {
    return lastRenewal().isPresent() && sight.since(lastRenewal().get()) <= RENEWED_DAYS;
  }

  /** Day of the last renewal, signed or by itself. */
  private Optional<LocalDate> lastRenewal() {
    List<LocalDate> days = new ArrayList<>();
    for (Deal deal : sight.story().deals()) {
      if (deal.won() && deal.kind() == Deal.Kind.RENEWAL) {
        days.add(deal.close());
      }
    }
    for (Plan plan : sight.plans()) {
      LocalDate begun = plan.periodStart(sight.today().minusDays(1));
      if (plan.live(sight.today())
          && plan.months() >= RENEWABLE_MONTHS
          && begun.isAfter(plan.started())) {
        days.add(begun);
      }
    }
    return days.stream().max(LocalDate::compareTo);
  }

  /** Another source names a date more than a month away; a period inside a contract does not. */
  private boolean mismatch(List<Item> items, List<Item> used) {
    for (Item item : items) {
      boolean agrees =
          used.stream()
              .anyMatch(
                  other -> Math.abs(ChronoUnit.DAYS.between(other.date(), item.date())) <= APART);
      boolean speaks = item.rank() < 4 || used.stream().anyMatch(this::inSight);
      if (!agrees && speaks && !used.contains(item)) {
        return true;
      }
    }
    return false;
  }

  private boolean noticed() {
    return sight.plans().stream().anyMatch(plan -> plan.cancelAt().isPresent());
  }

  /** Something ended in the last 90 days and something else goes on. */
  private boolean shrunk() {
    if (!sight.billingSeen() || !revenue.paying()) {
      return false;
    }
    for (Plan plan : sight.plans()) {
      if (plan.ended().isPresent()
          && sight.since(plan.ended().get().minusDays(1)) <= SHRINK_WINDOW) {
        return !plan.live(sight.today());
      }
    }
    return false;
  }
}
