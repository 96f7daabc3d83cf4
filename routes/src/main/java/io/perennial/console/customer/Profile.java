package io.perennial.console.customer;

import io.perennial.console.Shown;
import io.perennial.console.When;
import io.perennial.console.journey.Trails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one customer.
 *
 * @param account the customer's anchor, for example {@code crm/001A}
 * @param ended what became of it; null while it is there
 * @param mergedInto the customer that took its place; null if none did
 * @param pending what the next turn will make of the score; null if nothing has changed since
 * @param explained null if the customer's account is gone
 */
record Profile(
    long id,
    String name,
    String account,
    @Nullable String ended,
    @Nullable Long mergedInto,
    List<Explained.Fact> about,
    Headline headline,
    @Nullable String pending,
    @Nullable Explained explained,
    List<RecordTable> tables,
    Family family,
    Bonds bonds,
    Trails trails) {

  Profile {
    about = List.copyOf(about);
    tables = List.copyOf(tables);
  }

  /**
   * The score as it is stored and written.
   *
   * @param points for the ring; null without a score
   * @param band as it is stored; empty without a score
   */
  record Headline(
      @Nullable Integer points,
      String band,
      Shown bandSince,
      Shown trend,
      Shown coverage,
      Shown atRisk,
      @Nullable When asOf,
      @Nullable When scored,
      Shown model) {}
}
