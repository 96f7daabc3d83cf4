package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.RecordRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A request for support; never its words.
 *
 * @param ref where it came from
 * @param firstReplyMinutes minutes from opening to the first public answer
 * @param reopens times it was opened again after it had been solved
 * @param satisfactionScore 1 (bad) to 5 (good), where the support system has a scale
 * @param surveyedAt when the customer was asked for a rating
 * @param ratedAt when the customer gave one
 * @param attributes open attributes of the mapping
 */
public record Ticket(
    RecordRef ref,
    Optional<String> organizationId,
    Instant openedAt,
    Optional<Priority> priority,
    Optional<Status> status,
    Optional<Kind> kind,
    Optional<String> topic,
    Optional<String> channel,
    Optional<Integer> firstReplyMinutes,
    int reopens,
    Optional<Instant> solvedAt,
    Optional<Satisfaction> satisfaction,
    Optional<BigDecimal> satisfactionScore,
    Optional<Instant> surveyedAt,
    Optional<Instant> ratedAt,
    SortedMap<String, Object> attributes)
    implements Fact<Ticket> {

  /** How urgent; high and urgent are critical. */
  public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
  }

  /** Where it stands. */
  public enum Status {
    NEW,
    OPEN,
    PENDING,
    HOLD,
    SOLVED,
    CLOSED;

    boolean isDone() {
      return this == SOLVED || this == CLOSED;
    }
  }

  /** What kind of request it is. */
  public enum Kind {
    QUESTION,
    INCIDENT,
    PROBLEM,
    TASK
  }

  /** The customer's answer to "how was it?". */
  public enum Satisfaction {
    UNOFFERED,
    OFFERED,
    GOOD,
    BAD
  }

  private static final BigDecimal GOOD_SCORE = BigDecimal.valueOf(5);
  private static final BigDecimal BAD_SCORE = BigDecimal.ONE;

  public static Ticket of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new Ticket(
        canonical.ref(),
        values.text("organizationId"),
        values.required("openedAt", Instant.class),
        values.option("priority", Priority.class),
        values.option("status", Status.class),
        values.option("kind", Kind.class),
        values.text("topic"),
        values.text("channel"),
        values.integer("firstReplyMinutes"),
        values.integer("reopens").orElse(0),
        values.instant("solvedAt"),
        values.option("satisfaction", Satisfaction.class),
        values.number("satisfactionScore"),
        values.instant("surveyedAt"),
        values.instant("ratedAt"),
        canonical.attributes());
  }

  public boolean open() {
    return solvedAt.isEmpty() && !(status.isPresent() && status.get().isDone());
  }

  /** High or urgent (P1, P2); a ticket without a priority is not called critical. */
  public boolean critical() {
    return priority.isPresent() && priority.get().compareTo(Priority.HIGH) >= 0;
  }

  /** Something is broken: an incident, a problem, or anything critical; a mere question is not. */
  public boolean trouble() {
    return critical()
        || (kind.isPresent() && (kind.get() == Kind.INCIDENT || kind.get() == Kind.PROBLEM));
  }

  /** Day of opening, UTC. */
  public LocalDate openedOn() {
    return AsOf.day(openedAt);
  }

  /** The rating from 1 to 5; a plain good counts 5, a plain bad 1; empty without an answer. */
  public Optional<BigDecimal> rating() {
    if (satisfactionScore.isPresent()) {
      return satisfactionScore;
    }
    if (satisfaction.isEmpty()) {
      return Optional.empty();
    }
    return switch (satisfaction.get()) {
      case GOOD -> Optional.of(GOOD_SCORE);
      case BAD -> Optional.of(BAD_SCORE);
      case UNOFFERED, OFFERED -> Optional.empty();
    };
  }

  /** When the rating was given; of an undated one the last time that we know before it. */
  public Instant ratingTime() {
    return ratedAt.or(() -> surveyedAt).or(() -> solvedAt).orElse(openedAt);
  }

  @Override
  public Optional<Ticket> asOf(AsOf at, Ticket version, boolean readByThen) {
    if (at.hides(openedAt)) {
      return Optional.empty();
    }
    boolean nothingLater =
        !at.hides(solvedAt)
            && !at.hides(surveyedAt)
            && !at.hides(ratedAt)
            && !at.hides(firstReplyAt());
    if (at.same(version, this) && nothingLater && consistent()) {
      return Optional.of(this);
    }
    TicketThen then = new TicketThen(this, version, at);
    return Optional.of(
        new Ticket(
            ref,
            version.organizationId,
            openedAt,
            version.priority,
            then.status(),
            version.kind,
            version.topic,
            version.channel,
            at.hides(firstReplyAt()) ? Optional.empty() : firstReplyMinutes,
            version.reopens,
            then.solvedAt(),
            then.rated().flatMap(Ticket::satisfaction).or(then::unrated),
            then.rated().flatMap(Ticket::satisfactionScore),
            at.seen(surveyedAt),
            then.rated().flatMap(Ticket::ratedAt),
            version.attributes));
  }

  /** A ticket that is open again may still carry the time of its first solution. */
  private boolean consistent() {
    return solvedAt.isEmpty() || status.isEmpty() || status.get().isDone();
  }

  private Optional<Instant> firstReplyAt() {
    return firstReplyMinutes.map(minutes -> openedAt.plus(Duration.ofMinutes(minutes)));
  }

  @Override
  public void moments(Consumer<Instant> sink) {
    sink.accept(openedAt);
    firstReplyAt().ifPresent(sink);
    solvedAt.ifPresent(sink);
    surveyedAt.ifPresent(sink);
    ratedAt.ifPresent(sink);
  }
}
