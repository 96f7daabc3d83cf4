package io.perennial.mapping.rule;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way through the rules, and what was found wrong with it so far.
 *
 * @param fields the vendor's
 * @param currency of amounts that carry none of their own
 * @param where put before our field's name, for example {@code items[2].}
 * @param refused problems for which the record cannot be used
 * @param passedOver problems that the mapping says to skip
 */
record Turn(
    Map<String, @Nullable Object> fields,
    Optional<Currency> currency,
    String where,
    List<MappingProblem> refused,
    List<MappingProblem> passedOver) {

  static Turn of(Map<String, @Nullable Object> fields, Optional<Currency> currency) {
    return new Turn(fields, currency, "", new ArrayList<>(), new ArrayList<>());
  }

  /** The same record seen from one of its parts. */
  Turn inside(Map<String, @Nullable Object> part, String name, int index) {
    String place = "%s%s[%d].".formatted(where, name, index);
    return new Turn(part, currency, place, refused, passedOver);
  }
}
