package io.perennial.console.customer;

import io.perennial.console.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the score is what it is.
 *
 * @param unknownBecause why there is no score; null if there is one
 * @param history the score through the past
 * @param facts plain numbers that people want beside the score
 */
record Explained(
    @Nullable String unknownBecause,
    List<Measured> measures,
    List<String> caps,
    List<Moved> drivers,
    List<Raised> flags,
    RenewalView renewal,
    List<Fact> facts,
    Sparkline history) {

  Explained {
    measures = List.copyOf(measures);
    caps = List.copyOf(caps);
    drivers = List.copyOf(drivers);
    flags = List.copyOf(flags);
    facts = List.copyOf(facts);
  }

  /**
   * One measure.
   *
   * @param points 0 to 100 that it read; the bar is as long, and 0 without data
   * @param weight its weight in the model
   * @param brought points that it brought to the score
   * @param assumed why points were counted without data; null if there was data or none counted
   * @param stale why it may be out of date; null while its sources are fresh
   * @param evidence records that it rests on
   */
  record Measured(
      String name,
      Shown points,
      int bar,
      int weight,
      Shown brought,
      String because,
      @Nullable String assumed,
      @Nullable String stale,
      List<String> evidence) {}

  /** What moved the score this week or drags it down; the delta is empty if it only drags. */
  record Moved(String name, String delta, boolean worse, String drag, String because) {}

  /** A flag that is raised. */
  record Raised(
      String name,
      boolean danger,
      String since,
      String because,
      String action,
      String owner,
      String clearedWhen,
      List<String> evidence) {}

  /** A number with its name. */
  record Fact(String name, Shown value) {}

  /**
   * When the customer is up for renewal.
   *
   * @param flag as it is stored, for example {@code URGENT}
   * @param notes first renewal, notice given, renewed or left: one sentence each
   * @param disagreements sources that name different dates, one sentence each
   */
  record RenewalView(
      String flag,
      Shown date,
      Shown source,
      Shown arrUp,
      List<String> notes,
      List<Item> items,
      List<String> disagreements) {}

  /** Something that can be renewed. */
  record Item(String what, Shown date, Shown arr, String mode, String id, boolean counts) {}
}
