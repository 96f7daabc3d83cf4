package io.perennial.console.overview;

import io.perennial.console.When;
import io.perennial.console.Words;
import io.perennial.reconcile.Completeness;
import io.perennial.reconcile.Percent;
import java.time.Instant;
import java.util.Optional;

/** What {@code reconcile} found, as people read it. */
final class Completenesses {

  private Completenesses() {}

  /** Empty if some could not be compared. */
  static String percent(Completeness found) {
    return found.percent().isPresent() ? Percent.words(found.percent().getAsDouble()) : "";
  }

  static String note(Optional<Completeness> found, Instant now) {
    return found
        .map(
            result ->
                "reconcile %s: %s differed%s%s"
                    .formatted(
                        When.of(result.at(), now).ago(),
                        Words.count(result.differing()),
                        result.healed() ? " and were mended" : "",
                        result.unknown() == 0
                            ? ""
                            : ", "
                                + Words.count(
                                    result.unknown(),
                                    "part could not be compared",
                                    "parts could not be compared")))
        .orElse("perennial reconcile has not been run");
  }
}
