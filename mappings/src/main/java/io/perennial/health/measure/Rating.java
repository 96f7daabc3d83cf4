package io.perennial.health.measure;

import io.perennial.model.RecordRef;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Ticket;
import io.perennial.model.fact.Ticket.Satisfaction;
import io.perennial.model.history.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One answer of a customer to "how was it?".
 *
 * @param ref the ticket that was rated
 * @param time when
 * @param score 1 (bad) to 5 (good)
 */
public record Rating(RecordRef ref, Instant time, BigDecimal score) {

  private static final Comparator<Rating> OLDEST_FIRST =
      Comparator.comparing(Rating::time).thenComparing(Rating::ref);

  /** All answers, oldest first. */
  public static List<Rating> all(Facts facts) {
    List<Rating> ratings = new ArrayList<>();
    for (Ticket ticket : facts.tickets()) {
      Optional<BigDecimal> score = ticket.rating();
      if (score.isPresent()) {
        ratings.add(new Rating(ticket.ref(), ticket.ratingTime(), score.get()));
      }
    }
    ratings.sort(OLDEST_FIRST);
    return ratings;
  }

  /** The ticket whose survey was sent last, of those that nobody has answered. */
  public static Optional<Ticket> lastUnanswered(Facts facts) {
    Ticket last = null;
    for (Ticket ticket : facts.tickets()) {
      boolean waiting =
          ticket.surveyedAt().isPresent()
              && ticket.rating().isEmpty()
              && !(ticket.satisfaction().isPresent()
                  && ticket.satisfaction().get() == Satisfaction.UNOFFERED);
      if (waiting && (last == null || sent(ticket).isAfter(sent(last)))) {
        last = ticket;
      }
    }
    return Optional.ofNullable(last);
  }

  /** Day of the answer, UTC. */
  public LocalDate day() {
    return AsOf.day(time);
  }

  /** The score times ten, rounded half up. */
  public long tenths() {
    return score.movePointRight(1).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static Instant sent(Ticket ticket) {
    return ticket.surveyedAt().orElseThrow();
  }
}
