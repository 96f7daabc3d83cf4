package io.perennial.console.context;

import io.perennial.brief.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to know of a customer before talking to it: the answer of {@code GET /api/v1/context}.
 *
 * <p>Null is unknown, unless a part says otherwise. The schema is in {@code openapi.yaml}.
 *
 * @param amountsShown whether the caller sees amounts; if not, they are null, and words leave them
 *     out
 * @param asOf the newest change at a source that the score reflects
 * @param stale whether something below is older than the model allows
 * @param guidance one line for the one who answers; null if there is nothing special to know
 */
record Context(
    Customer customer,
    boolean amountsShown,
    @Nullable Instant asOf,
    @Nullable Instant scoredAt,
    boolean stale,
    List<Source> sources,
    Health health,
    Renewal renewal,
    Flags flags,
    Support support,
    Billing billing,
    @Nullable Survey survey,
    @Nullable String touchModel,
    @Nullable String owner,
    Family family,
    @Nullable String guidance) {

  Context {
    sources = List.copyOf(sources);
  }

  /**
   * Who it is.
   *
   * @param account key of its account in the CRM
   * @param link its page; null unless the address of the pages is configured
   */
  record Customer(long id, String name, String connection, String account, @Nullable String link) {}

  /**
   * How fresh what a connection tells is.
   *
   * @param kind CRM, SUPPORT or BILLING
   * @param readAt when the last of its streams was read to its end; null if one never was
   * @param ageMinutes since then
   * @param because why it is stale; null while it is fresh
   */
  record Source(
      String connection,
      String kind,
      @Nullable Instant readAt,
      @Nullable Long ageMinutes,
      boolean stale,
      @Nullable String because) {

    Source ageless() {
      return new Source(connection, kind, readAt, null, stale, because);
    }
  }

  /**
   * The score.
   *
   * @param state SCORED, UNKNOWN (too little is known, or something blocks it) or NOT_SCORED (new)
   * @param because why there is no score
   * @param drivers what moved it this week or drags it down, in words
   * @param worst the two measures that keep most from it
   */
  record Health(
      String state,
      @Nullable String because,
      @Nullable Integer points,
      @Nullable String band,
      @Nullable LocalDate bandSince,
      @Nullable String trend,
      @Nullable String atRisk,
      @Nullable LocalDate atRiskSince,
      @Nullable Integer coverage,
      List<String> drivers,
      List<Worst> worst) {}

  /** A measure that keeps much from the score. */
  record Worst(String measure, int points, String because) {}

  /**
   * When it is up for renewal; all null if no date is in sight.
   *
   * @param days from today, UTC; negative once it has passed
   * @param mode what happens then, in words
   * @param amount recurring revenue a year that is up
   */
  record Renewal(
      @Nullable String flag,
      @Nullable LocalDate date,
      @Nullable Long days,
      @Nullable String source,
      @Nullable String mode,
      boolean first,
      @Nullable Amount amount) {}

  /**
   * Open flags, the most pressing first.
   *
   * @param total of all; not all are listed if there are many
   */
  record Flags(int total, List<Flag> open) {}

  /**
   * One flag.
   *
   * @param label its name as people read it
   * @param since null if it was raised before the past that we follow
   * @param owner the role that acts
   */
  record Flag(
      String name,
      String label,
      @Nullable LocalDate since,
      boolean danger,
      String because,
      String action,
      String owner) {}

  /**
   * Tickets.
   *
   * @param known whether the support system knows the customer
   */
  record Support(
      boolean known,
      @Nullable Integer openTickets,
      @Nullable Integer openCriticalTickets,
      List<Ticket> critical) {}

  /** An open critical ticket. */
  record Ticket(String connection, String id, String priority, Instant openedAt, long days) {}

  /**
   * What is owed.
   *
   * @param known whether the billing system knows the customer
   * @param overdue YES, NO or UNKNOWN
   * @param amounts one for each currency
   */
  record Billing(
      boolean known, String overdue, @Nullable LocalDate since, @Nullable List<Amount> amounts) {}

  /** The latest answer to "how was it?", 1 (bad) to 5 (good). */
  record Survey(BigDecimal rating, LocalDate on) {}

  /**
   * Parents, and children that are at risk.
   *
   * @param parents the nearest first
   * @param children how many there are
   * @param childrenAtRisk how many of them are at risk
   * @param atRisk some of those, the worst first
   */
  record Family(List<Relative> parents, int children, int childrenAtRisk, List<Relative> atRisk) {}

  /** Another customer. */
  record Relative(
      long id,
      String name,
      @Nullable String link,
      @Nullable Integer points,
      @Nullable String band,
      @Nullable String atRisk,
      @Nullable LocalDate renewalDate,
      @Nullable String renewalFlag) {}

  /** The same without what changes from minute to minute. */
  Context ageless() {
    return new Context(
        customer,
        amountsShown,
        asOf,
        scoredAt,
        stale,
        sources.stream().map(Source::ageless).toList(),
        health,
        renewal,
        flags,
        support,
        billing,
        survey,
        touchModel,
        owner,
        family,
        guidance);
  }
}
