package io.perennial.connector.call;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What time it is at a vendor, by the {@code Date} of its last answer. Where a vendor compares what
 * we ask for with its own clock, ours may be minutes off.
 */
public final class VendorTime {

  private final Clock clock;
  private volatile Duration ahead = Duration.ZERO;

  /** Until the vendor has answered its time is taken to be ours. */
  public VendorTime(Clock clock) {
    this.clock = clock;
  }

  /**
   * Takes notice of an answer.
   *
   * @param date its header {@code Date}, for example {@code Tue, 3 Jun 2026 11:05:30 GMT}; anything
   *     else is passed over
   */
  public void told(String date) {
    try {
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      ahead = Duration.between(clock.instant(), there);
    } catch (DateTimeException unreadable) {
      // a proxy's invention: the last known difference stays
    }
  }

  public Instant now() {
    return clock.instant().plus(ahead);
  }
}
