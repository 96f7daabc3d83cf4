package io.perennial.model.verdict;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the dates on which a judgement could change by the clock alone and keeps the earliest.
 *
 * <p>A date that has come already changes nothing any more and is ignored. One is made for each
 * judgement, used by one thread and thrown away.
 */
public final class Until {

  private final LocalDate today;
  private @Nullable LocalDate earliest;

  /**
   * @param today the judgement's day, UTC
   */
  public Until(LocalDate today) {
    this.today = today;
  }

  /** It could change on this date. */
  public void at(LocalDate date) {
    if (date.isAfter(today) && (earliest == null || date.isBefore(earliest))) {
      earliest = date;
    }
  }

  /** It rests on another judgement, which could change then. */
  public void at(Optional<LocalDate> date) {
    if (date.isPresent()) {
      at(date.get());
    }
  }

  /** The next date on which it could change; empty if the clock alone never changes it. */
  public Optional<LocalDate> date() {
    return Optional.ofNullable(earliest);
  }
}
