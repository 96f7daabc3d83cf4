package io.perennial.renewal;

import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that can be renewed: a contract, a renewal opportunity or a recurring item.
 *
 * @param ref the record
 * @param part item of a subscription, for example {@code si_1NZ}; empty for a whole record
 * @param source what the date was taken from; empty without a date
 * @param date when it is up; empty for a monthly plan without notice
 * @param arr recurring revenue a year that hangs on it
 * @param termDays length of the running term
 */
public record RenewalItem(
    RecordRef ref,
    Optional<String> part,
    Optional<DateSource> source,
    Optional<LocalDate> date,
    Optional<Money> arr,
    OptionalLong termDays) {

  static final Comparator<RenewalItem> ORDER =
      Comparator.comparing((RenewalItem item) -> item.date().orElse(LocalDate.MAX))
          .thenComparing(RenewalItem::ref)
          .thenComparing(item -> item.part().orElse(""));

  boolean isFrom(DateSource other) {
    return source.isPresent() && source.get() == other;
  }
}
