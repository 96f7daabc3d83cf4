package io.perennial.renewal;

import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Decides which items' dates count, rank by rank, the highest first.
 *
 * <p>One is made for each judgement and thrown away.
 */
final class Precedence {

  private final RenewalRules rules;
  private final Share share;
  private final LocalDate today;
  private final Until until;
  private final List<RenewalItem> used = new ArrayList<>();
  private final List<RenewalItem> agreeing = new ArrayList<>();
  private final List<Mismatch> mismatches = new ArrayList<>();
  private long covered;
  private boolean allCovered;

  Precedence(RenewalRules rules, Share share, LocalDate today, Until until) {
    this.rules = rules;
    this.share = share;
    this.today = today;
    this.until = until;
  }

  /** Adds all items of the next rank; among themselves they speak of different things. */
  void add(List<RenewalItem> items) {
    List<RenewalItem> higher = List.copyOf(used);
    boolean speaks = higher.isEmpty() || (!allCovered && share.leavesEnough(covered));
    for (RenewalItem item : items) {
      if (agrees(item, higher)) {
        agreeing.add(item);
      } else if (speaks) {
        use(item);
      } else {
        compare(item, higher);
      }
    }
  }

  List<Mismatch> mismatches() {
    return mismatches;
  }

  /** What is up on the earliest date within 12 months that counts; empty if there is none. */
  List<RenewalItem> up() {
    used.sort(RenewalItem.ORDER);
    int first = 0;
    while (first < used.size() && inSight(used.get(first))) {
      LocalDate date = date(used.get(first));
      int next = first;
      long sum = 0;
      boolean unknown = false;
      while (next < used.size() && date(used.get(next)).equals(date)) {
        OptionalLong arr = share.of(used.get(next));
        unknown |= arr.isEmpty();
        sum += arr.orElse(0);
        next++;
      }
      if (unknown || share.isEnough(sum)) {
        return List.copyOf(used.subList(first, next));
      }
      first = next;
    }
    return List.of();
  }

  /**
   * Whether notice has been given for what is up, by a share that counts: a contract's end and the
   * cancellation that billing has for the same days are one date.
   */
  boolean cancelling(List<RenewalItem> up) {
    List<RenewalItem> notices = new ArrayList<>(up);
    for (RenewalItem item : agreeing) {
      if (!up.isEmpty() && apart(item, up.get(0)) <= rules.mismatchDays()) {
        notices.add(item);
      }
    }
    notices.removeIf(item -> !item.isFrom(DateSource.CANCELLATION));
    long sum = 0;
    for (RenewalItem item : notices) {
      OptionalLong arr = share.of(item);
      if (arr.isEmpty()) {
        return true;
      }
      sum += arr.getAsLong();
    }
    return !notices.isEmpty() && share.isEnough(sum);
  }

  private void use(RenewalItem item) {
    used.add(item);
    until.at(comesIntoSight(date(item)));
    OptionalLong arr = share.of(item);
    allCovered |= arr.isEmpty();
    covered += arr.orElse(0);
  }

  /** A running period inside a longer contract is no other renewal date. */
  private void compare(RenewalItem item, List<RenewalItem> higher) {
    RenewalItem nearest = higher.get(0);
    for (RenewalItem candidate : higher) {
      if (apart(item, candidate) < apart(item, nearest)) {
        nearest = candidate;
      }
    }
    if (!item.isFrom(DateSource.PERIOD) || inSight(nearest)) {
      mismatches.add(new Mismatch(nearest, item));
    }
  }

  private boolean agrees(RenewalItem item, List<RenewalItem> higher) {
    for (RenewalItem candidate : higher) {
      if (apart(item, candidate) <= rules.mismatchDays()) {
        return true;
      }
    }
    return false;
  }

  private boolean inSight(RenewalItem item) {
    return !today.isBefore(comesIntoSight(date(item)));
  }

  /** The first day on which a date lies within the coming 12 months. */
  private static LocalDate comesIntoSight(LocalDate date) {
    LocalDate day = date.minusYears(1);
    return day.plusYears(1).isBefore(date) ? day.plusDays(1) : day;
  }

  private static long apart(RenewalItem one, RenewalItem other) {
    return Math.abs(ChronoUnit.DAYS.between(date(one), date(other)));
  }

  private static LocalDate date(RenewalItem item) {
    return item.date().orElseThrow();
  }
}
