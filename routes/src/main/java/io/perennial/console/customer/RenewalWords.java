package io.perennial.console.customer;

import io.perennial.console.Shown;
import io.perennial.console.Words;
import io.perennial.console.customer.Explained.Item;
import io.perennial.console.customer.Explained.RenewalView;
import io.perennial.model.verdict.Because;
import io.perennial.renewal.DateSource;
import io.perennial.renewal.Mismatch;
import io.perennial.renewal.Renewal;
import io.perennial.renewal.RenewalItem;
import io.perennial.revenue.Revenue;
import java.util.ArrayList;
import java.util.List;

/** A renewal as people read it. */
final class RenewalWords {

  private RenewalWords() {}

  static RenewalView of(Renewal renewal) {
    return new RenewalView(
        renewal.flag().name(),
        renewal.date().isPresent() ? Shown.date(renewal.date()) : Shown.none("none in sight"),
        renewal.date().isPresent()
            ? Shown.text(renewal.source().map(DateSource::word))
            : Shown.none("no date"),
        renewal.date().isPresent() ? Shown.money(renewal.arrUp()) : Shown.none("nothing"),
        notes(renewal),
        renewal.items().stream().map(item -> item(item, renewal)).toList(),
        renewal.mismatches().stream().map(RenewalWords::disagreement).toList());
  }

  private static List<String> notes(Renewal renewal) {
    List<String> notes = new ArrayList<>();
    if (renewal.first() && renewal.date().isPresent()) {
      notes.add("It is the first renewal: the likeliest time to leave.");
    }
    if (renewal.cancelling()) {
      notes.add("Notice has been given for that date.");
    }
    renewal.renewedOn().ifPresent(day -> notes.add("Renewed on " + Because.word(day) + "."));
    renewal.churnedOn().ifPresent(day -> notes.add("Left on " + Because.word(day) + "."));
    return notes;
  }

  private static Item item(RenewalItem item, Renewal renewal) {
    boolean counts = item.date().isPresent() && item.date().equals(renewal.date());
    return new Item(
        item.source().map(DateSource::word).orElse("subscription item"),
        item.date().isPresent() ? Shown.date(item.date()) : Shown.none("no renewal date"),
        Shown.money(item.arr()),
        item.source().map(DateSource::mode).orElse("goes on from month to month"),
        item.ref() + item.part().map(part -> " " + part).orElse(""),
        counts);
  }

  private static String disagreement(Mismatch mismatch) {
    return "The %s says %s (%s), the %s says %s (%s)."
        .formatted(
            mismatch.usedSource().word(),
            Because.word(mismatch.usedDate()),
            mismatch.used().ref(),
            mismatch.otherSource().word(),
            Because.word(mismatch.otherDate()),
            mismatch.other().ref());
  }

  /** ARR by currency, or why it is not known. */
  static Shown arr(Revenue revenue) {
    if (revenue.arr().isEmpty()) {
      return Shown.UNKNOWN;
    }
    return Shown.of(String.join(" + ", revenue.arr().values().stream().map(Words::money).toList()));
  }
}
