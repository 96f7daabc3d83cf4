package io.perennial.sandbox.company.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request for support.
 *
 * @param priority as Zendesk spells it, for example {@code urgent}
 * @param kind as Zendesk spells it, for example {@code incident}
 * @param reply minutes until the first answer; empty if there was none yet
 * @param surveyed when the customer was asked for a rating
 * @param rating 1 to 5; empty if there was no answer
 * @param scored whether the answer was given in points, not only as good or bad
 * @param home where the customer can be seen
 * @param requester which of the customer's people wrote it
 * @param organization which of the customer's organisations it belongs to
 */
public record Ticket(
    Instant opened,
    String topic,
    String priority,
    String kind,
    String channel,
    OptionalInt reply,
    Optional<Instant> solved,
    int reopens,
    Optional<Instant> surveyed,
    OptionalInt rating,
    Optional<Instant> rated,
    boolean scored,
    Home home,
    int requester,
    int organization) {

  /** Where a ticket says whose it is. */
  public enum Home {
    /** On the ticket. */
    ORGANIZATION,
    /** On the person who wrote it. */
    REQUESTER,
    /** Only in the domain of that person's address. */
    ADDRESS
  }

  public LocalDate openedOn() {
    return day(opened);
  }

  public boolean open() {
    return solved.isEmpty();
  }

  public boolean critical() {
    return priority.equals("high") || priority.equals("urgent");
  }

  /** The rating as it counts: without points, good is 5 and bad is 1. */
  public OptionalInt counted() {
    if (rating.isEmpty() || scored) {
      return rating;
    }
    return OptionalInt.of(good() ? 5 : 1);
  }

  /** Whether the rating is a good one. */
  public boolean good() {
    return rating.orElse(0) >= 4;
  }

  /** Day of a moment, UTC. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
