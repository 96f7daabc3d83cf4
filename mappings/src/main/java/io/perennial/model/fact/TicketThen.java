package io.perennial.model.fact;

import io.perennial.model.fact.Ticket.Satisfaction;
import io.perennial.model.fact.Ticket.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * How a ticket stood at an earlier time, as far as its solution and its rating are concerned.
 *
 * @param latest the ticket as last read
 * @param version the version that stood then
 * @param at the time
 */
record TicketThen(Ticket latest, Ticket version, AsOf at) {

  /** The time of the solution, if the ticket was solved then. */
  Optional<Instant> solvedAt() {
    if (reopened()) {
      return done(version) ? at.seen(version.solvedAt()) : Optional.empty();
    }
    return at.seen(latest.solvedAt());
  }

  /** The status of the version, unless the dated solution says otherwise. */
  Optional<Status> status() {
    if (reopened()) {
      return version.status();
    }
    if (at.sees(latest.solvedAt())) {
      return done(version) ? version.status() : latest.status();
    }
    boolean solvedLater = at.hides(latest.solvedAt());
    return solvedLater && done(version) ? Optional.of(Status.OPEN) : version.status();
  }

  /** The ticket that carries the rating known then; empty if none had been given. */
  Optional<Ticket> rated() {
    if (at.sees(latest.ratedAt())) {
      return Optional.of(latest);
    }
    boolean undated = latest.ratedAt().isEmpty() && version.ratedAt().isEmpty();
    return at.sees(version.ratedAt()) || undated ? Optional.of(version) : Optional.empty();
  }

  /** Whether the customer had been asked, for a ticket that was not rated then. */
  Optional<Satisfaction> unrated() {
    return at.sees(latest.surveyedAt()) ? Optional.of(Satisfaction.OFFERED) : Optional.empty();
  }

  /** Open now although it carries a time of solution: the version alone knows how it stood. */
  private boolean reopened() {
    return latest.status().isPresent() && !done(latest);
  }

  private static boolean done(Ticket ticket) {
    return ticket.status().isPresent() && ticket.status().get().isDone();
  }
}
