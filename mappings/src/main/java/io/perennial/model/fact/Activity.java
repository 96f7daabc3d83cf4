package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A completed task or past event; never its text.
 *
 * @param ref where it came from
 * @param date day on which it took place
 * @param attributes open attributes of the mapping
 */
public record Activity(
    RecordRef ref,
    Optional<String> accountId,
    LocalDate date,
    Optional<Kind> kind,
    SortedMap<String, Object> attributes)
    implements Fact<Activity> {

  /** What was done; a review is a quarterly or executive business review. */
  public enum Kind {
    CALL,
    EMAIL,
    MEETING,
    REVIEW,
    OTHER
  }

  public static Activity of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new Activity(
        canonical.ref(),
        values.text("accountId"),
        values.required("date", LocalDate.class),
        values.option("activityType", Kind.class),
        canonical.attributes());
  }

  public boolean is(Kind other) {
    return kind.isPresent() && kind.get() == other;
  }

  @Override
  public Optional<Activity> asOf(AsOf at, Activity version, boolean readByThen) {
    return at.hides(date) ? Optional.empty() : Optional.of(this);
  }

  @Override
  public void moments(Consumer<Instant> sink) {
    sink.accept(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
