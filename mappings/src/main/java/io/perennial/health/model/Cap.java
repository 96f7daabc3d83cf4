package io.perennial.health.model;

import java.util.Locale;

/**
 * Holds the score down while something grave stands: "unpaid for more than 60 days, at most 40".
 *
 * @param kind what it looks at
 * @param moreThan days that must have passed; 0 where there is nothing to count
 * @param atMost highest score while it holds
 */
public record Cap(Kind kind, int moreThan, int atMost) {

  /** What a cap looks at. */
  public enum Kind {
    /** Days since the due day of the oldest unpaid invoice. */
    OVERDUE_DAYS,
    /** Days since the opening of the oldest open critical ticket. */
    CRITICAL_TICKET_DAYS,
    /** Notice has been given for the next renewal date. */
    CANCELLATION;

    /** As it is written in {@code health.yaml}, for example {@code overdue-days}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
