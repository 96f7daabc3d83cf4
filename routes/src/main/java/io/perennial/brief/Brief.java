package io.perennial.brief;

import io.perennial.health.Health;
import io.perennial.health.measure.Rating;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.renewal.DateSource;
import io.perennial.renewal.Renewal;
import io.perennial.writeback.Guidance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a customer beside its score, worked out when it is scored: whoever asks for it
 * waits for no measure.
 *
 * <p>It holds dates and no running counts of days, so that it is true until the next scoring.
 *
 * @param unknownBecause why there is no score; null if there is one
 * @param drivers what moved the score this week or drags it down, the strongest first
 * @param worst the measures that keep most from the score
 * @param guidance what to know before answering; null if there is nothing
 */
public record Brief(
    @Nullable Sentence unknownBecause,
    List<Sentence> drivers,
    List<Worst> worst,
    UpForRenewal renewal,
    Support support,
    Billing billing,
    @Nullable Survey survey,
    @Nullable Sentence guidance) {

  private static final int DRIVERS = 3;
  private static final int WORST = 2;
  private static final int CRITICAL = 5;

  public Brief {
    drivers = List.copyOf(drivers);
    worst = List.copyOf(worst);
  }

  /**
   * A measure that keeps something from the score.
   *
   * @param measure its name as people read it
   * @param points 0 to 100
   */
  public record Worst(String measure, int points, Sentence because) {}

  /**
   * What is up at the renewal date.
   *
   * @param source what the date was taken from, for example {@code CONTRACT}; null without a date
   * @param mode what happens then, for example {@code renews by itself}; null without a date
   * @param first whether no renewal has been completed before it
   * @param amount recurring revenue a year that is up; null if it is not known
   */
  public record UpForRenewal(
      @Nullable String source, @Nullable String mode, boolean first, @Nullable Amount amount) {}

  /**
   * Tickets that are open.
   *
   * @param openTickets null if the support system does not know the customer
   * @param openCriticalTickets high and urgent ones; null likewise
   * @param critical the oldest of those
   */
  public record Support(
      @Nullable Integer openTickets,
      @Nullable Integer openCriticalTickets,
      List<CriticalTicket> critical) {

    public Support {
      critical = List.copyOf(critical);
    }
  }

  /** A ticket; the id is the support system's. */
  public record CriticalTicket(String connection, String id, String priority, Instant openedAt) {}

  /**
   * What is owed beyond its deadline.
   *
   * @param overdue an amount for each currency, none if nothing is owed; null if the billing system
   *     does not know the customer
   * @param since first day on which the oldest of it was late
   */
  public record Billing(@Nullable List<Amount> overdue, @Nullable LocalDate since) {

    public Billing {
      overdue = overdue == null ? null : List.copyOf(overdue);
    }
  }

  /**
   * The latest answer to "how was it?".
   *
   * @param rating 1 (bad) to 5 (good)
   * @param on the day, UTC
   */
  public record Survey(BigDecimal rating, LocalDate on) {}

  /** The brief of a customer whose health was just worked out from these facts. */
  public static Brief of(Health health, Facts facts) {
    return new Brief(
        health.unknownBecause().map(because -> Sentence.of("", because)).orElse(null),
        health.drivers().stream()
            .limit(DRIVERS)
            .map(driver -> Sentence.of(driver.text(), driver.textWithoutAmounts()))
            .toList(),
        WorstMeasures.of(health, WORST),
        renewal(health.renewal()),
        support(facts),
        billing(health),
        survey(facts).orElse(null),
        Guidance.of(health, Because::text)
            .map(
                text ->
                    Sentence.of(
                        text, Guidance.of(health, Because::textWithoutAmounts).orElse(text)))
            .orElse(null));
  }

  private static UpForRenewal renewal(Renewal renewal) {
    return new UpForRenewal(
        renewal.basis().map(Enum::name).orElse(null),
        renewal.basis().map(DateSource::mode).orElse(null),
        renewal.first() && renewal.date().isPresent(),
        renewal.date().isPresent() ? renewal.arrUp().map(Amount::of).orElse(null) : null);
  }

  private static Support support(Facts facts) {
    if (!facts.linked().contains(SourceKind.SUPPORT)) {
      return new Support(null, null, List.of());
    }
    List<Ticket> open = facts.openTickets();
    List<Ticket> critical = open.stream().filter(Ticket::critical).toList();
    return new Support(
        open.size(),
        critical.size(),
        critical.stream().limit(CRITICAL).map(Brief::critical).toList());
  }

  private static CriticalTicket critical(Ticket ticket) {
    return new CriticalTicket(
        ticket.ref().connection(),
        ticket.ref().id(),
        ticket.priority().orElseThrow().name(),
        ticket.openedAt());
  }

  private static Billing billing(Health health) {
    return new Billing(
        health
            .signals()
            .overdue()
            .map(owed -> owed.values().stream().map(Amount::of).toList())
            .orElse(null),
        health.signals().overdueSince().orElse(null));
  }

  private static Optional<Survey> survey(Facts facts) {
    List<Rating> ratings = Rating.all(facts);
    return ratings.isEmpty()
        ? Optional.empty()
        : Optional.of(ratings.get(ratings.size() - 1))
            .map(rating -> new Survey(rating.score(), rating.day()));
  }
}
