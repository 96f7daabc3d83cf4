package io.perennial.console.context;

import io.perennial.brief.Amount;
import io.perennial.brief.Brief;
import io.perennial.brief.Brief.CriticalTicket;
import io.perennial.brief.Brief.UpForRenewal;
import io.perennial.console.Words;
import io.perennial.console.context.Context.Billing;
import io.perennial.console.context.Context.Flag;
import io.perennial.console.context.Context.Flags;
import io.perennial.console.context.Context.Health;
import io.perennial.console.context.Context.Renewal;
import io.perennial.console.context.Context.Support;
import io.perennial.console.context.Context.Ticket;
import io.perennial.console.context.Context.Worst;
import io.perennial.console.context.StoredContext.Score;
import io.perennial.health.flag.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a context that come from the stored score, as one caller may see them. */
final class ContextParts {

  private static final int MOST_FLAGS = 10;

  private final Optional<Score> score;
  private final Optional<Brief> brief;
  private final boolean amounts;
  private final Instant now;

  ContextParts(Optional<Score> score, Optional<Brief> brief, boolean amounts, Instant now) {
    this.score = score;
    this.brief = brief;
    this.amounts = amounts;
    this.now = now;
  }

  Health health() {
    if (score.isEmpty()) {
      return new Health(
          "NOT_SCORED",
          "new: the next turn scores it",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          List.of());
    }
    Score known = score.get();
    return new Health(
        known.points() == null ? "UNKNOWN" : "SCORED",
        brief.map(Brief::unknownBecause).map(because -> because.words(amounts)).orElse(null),
        known.points(),
        known.band(),
        known.bandSince(),
        known.trend(),
        known.atRisk().equals("UNKNOWN") ? null : known.atRisk(),
        known.atRiskSince(),
        known.coverage(),
        brief.map(Brief::drivers).orElse(List.of()).stream()
            .map(driver -> driver.words(amounts))
            .toList(),
        brief.map(Brief::worst).orElse(List.of()).stream()
            .map(
                worst -> new Worst(worst.measure(), worst.points(), worst.because().words(amounts)))
            .toList());
  }

  Renewal renewal() {
    @Nullable LocalDate date = score.map(Score::renewalDate).orElse(null);
    Optional<UpForRenewal> up = brief.map(Brief::renewal);
    return new Renewal(
        score.map(Score::renewalFlag).orElse(null),
        date,
        date == null ? null : ChronoUnit.DAYS.between(today(), date),
        up.map(UpForRenewal::source).orElse(null),
        up.map(UpForRenewal::mode).orElse(null),
        up.map(UpForRenewal::first).orElse(false),
        amounts ? up.map(UpForRenewal::amount).orElse(null) : null);
  }

  private LocalDate today() {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  Flags flags() {
    List<Map<String, Object>> flags = score.map(Score::flags).orElse(List.of());
    return new Flags(flags.size(), flags.stream().limit(MOST_FLAGS).map(this::flag).toList());
  }

  /** Of its stored form. */
  private Flag flag(Map<String, Object> stored) {
    String name = text(stored, "name");
    String since = text(stored, "since");
    return new Flag(
        name,
        Words.of(name),
        since.isEmpty() ? null : LocalDate.parse(since),
        Boolean.TRUE.equals(stored.get("danger")),
        text(stored, amounts ? "because" : "plain"),
        text(stored, "action"),
        owner(text(stored, "owner")));
  }

  private static String text(Map<String, Object> stored, String key) {
    Object value = stored.get(key);
    return value == null ? "" : value.toString();
  }

  private static String owner(String name) {
    return Arrays.stream(Owner.values())
        .filter(owner -> owner.name().equals(name))
        .map(Owner::word)
        .findFirst()
        .orElse(Words.of(name));
  }

  Support support() {
    Optional<Brief.Support> tickets = brief.map(Brief::support);
    @Nullable Integer open = tickets.map(Brief.Support::openTickets).orElse(null);
    return new Support(
        open != null,
        open,
        tickets.map(Brief.Support::openCriticalTickets).orElse(null),
        tickets.map(Brief.Support::critical).orElse(List.of()).stream().map(this::ticket).toList());
  }

  private Ticket ticket(CriticalTicket ticket) {
    return new Ticket(
        ticket.connection(),
        ticket.id(),
        ticket.priority(),
        ticket.openedAt(),
        Math.max(0, Duration.between(ticket.openedAt(), now).toDays()));
  }

  Billing billing() {
    @Nullable List<Amount> owed =
        brief.map(Brief::billing).map(Brief.Billing::overdue).orElse(null);
    return new Billing(
        owed != null,
        owed == null ? "UNKNOWN" : owed.isEmpty() ? "NO" : "YES",
        brief.map(Brief::billing).map(Brief.Billing::since).orElse(null),
        amounts ? owed : null);
  }
}
