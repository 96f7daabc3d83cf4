package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.story.Bill;
import io.perennial.sandbox.company.story.Ticket;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The flags that look at ratings, at other flags and at the score.
 *
 * <p>The score itself is not worked out here: a cap at 40 makes it certainly low, a story told for
 * it certainly high, and otherwise the flag stays undecided.
 */
final class ScoreRules {

  private static final int RATING_WINDOW = 90;
  private static final int ANSWER_DAYS = 14;
  private static final int BAD = 2;
  private static final int CAP_DAYS = 60;
  private static final int LOW_COVERAGE = 30;
  private static final int YEAR = 365;

  private static final Set<Flag> SIGNS =
      EnumSet.of(
          Flag.CRITICAL_TICKET_AGING,
          Flag.TICKET_SPIKE,
          Flag.SUPPORT_OVERUSE,
          Flag.SUPPORT_SILENT,
          Flag.REPEATED_TOPIC,
          Flag.PAYMENT_OVERDUE,
          Flag.PAYMENT_SLOWING,
          Flag.DISPUTE_OPEN,
          Flag.SPONSOR_LOST,
          Flag.SINGLE_THREADED,
          Flag.NO_CONTACT,
          Flag.PARTIAL_CHURN);

  private final Sight sight;

  ScoreRules(Sight sight) {
    this.sight = sight;
  }

  void judge(Findings findings, RenewalRules.Renewal renewal, long overdueDays) {
    boolean low = overdueDays > CAP_DAYS || (renewal.near() && renewal.noticed());
    if (renewal.near()) {
      decide(findings, Flag.RESCUE, low, false);
    }
    boolean bad = lastBad();
    if (bad) {
      decide(findings, Flag.SURVEY_LOW, low || sight.large(), false);
    }
    boolean sign = findings.raised().stream().anyMatch(SIGNS::contains);
    findings.raise(Flag.SURVEY_SILENT, sign && (bad || unanswered()));
    boolean askable =
        sight.supportSeen()
            && !sight.story().profile().asked()
            && sight.tickets().stream().noneMatch(Ticket::open);
    if (askable) {
      boolean high = sight.story().part().archetype() == Archetype.THRIVING;
      decide(findings, Flag.ADVOCACY_READY, high, low);
    }
    coverage(findings);
  }

  private static void decide(Findings findings, Flag flag, boolean yes, boolean no) {
    findings.raise(flag, yes);
    if (!yes && !no) {
      findings.leave(flag);
    }
  }

  private boolean lastBad() {
    Optional<Ticket> last = lastRated();
    return last.isPresent()
        && last.get().counted().orElseThrow() <= BAD
        && sight.since(Ticket.day(last.get().rated().orElseThrow())) < RATING_WINDOW;
  }

  private Optional<Ticket> lastRated() {
    return sight.tickets().stream()
        .filter(ticket -> ticket.rated().isPresent())
        .max(Comparator.comparing(ticket -> ticket.rated().orElseThrow()));
  }

  private boolean unanswered() {
    Optional<Instant> asked =
        sight.tickets().stream()
            .filter(ticket -> ticket.rating().isEmpty())
            .flatMap(ticket -> ticket.surveyed().stream())
            .max(Comparator.naturalOrder());
    if (asked.isEmpty()) {
      return false;
    }
    Optional<Instant> rated = lastRated().flatMap(Ticket::rated);
    long days = sight.since(Ticket.day(asked.get()));
    boolean answeredLater = rated.isPresent() && !rated.get().isBefore(asked.get());
    return !answeredLater && days > ANSWER_DAYS && days < RATING_WINDOW;
  }

  /** Weights of the measures with data; contract growth may or may not have any. */
  private void coverage(Findings findings) {
    if (sight.small()) {
      return;
    }
    int known = 10; // relationship: contacts are known of everybody
    known += sight.tickets().isEmpty() ? 0 : 15;
    boolean rated =
        sight.tickets().stream()
            .flatMap(ticket -> ticket.rated().stream())
            .anyMatch(moment -> sight.since(Ticket.day(moment)) < YEAR);
    known += rated ? 10 : 0;
    List<Bill> bills = sight.bills();
    boolean fellDue =
        bills.stream()
            .mapToLong(bill -> sight.since(bill.deadline()))
            .anyMatch(days -> days > 0 && days < YEAR);
    known += fellDue ? 15 : 0;
    decide(findings, Flag.LOW_COVERAGE, known + 10 < LOW_COVERAGE, known >= LOW_COVERAGE);
  }
}
