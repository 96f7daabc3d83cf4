package io.perennial.health.flag.rule;

import io.perennial.health.flag.FlagName;
import io.perennial.health.measure.Rating;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Ticket;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags that look at ratings. */
final class SurveyFlags {

  /** Signs of trouble that make a silent or bad survey worth acting on. */
  private static final Set<FlagName> SIGNS =
      EnumSet.of(
          FlagName.CRITICAL_TICKET_AGING,
          FlagName.TICKET_SPIKE,
          FlagName.SUPPORT_OVERUSE,
          FlagName.SUPPORT_SILENT,
          FlagName.REPEATED_TOPIC,
          FlagName.PAYMENT_OVERDUE,
          FlagName.PAYMENT_SLOWING,
          FlagName.DISPUTE_OPEN,
          FlagName.SPONSOR_LOST,
          FlagName.SINGLE_THREADED,
          FlagName.NO_CONTACT,
          FlagName.PARTIAL_CHURN);

  private SurveyFlags() {}

  /** The latest rating is bad; where little time is spent, only if the score is low as well. */
  static Verdict low(Question question) {
    Until until = new Until(question.today());
    Optional<Rating> bad = lastBad(question, until);
    int below = question.number("only-below-score");
    boolean counts = below > 100 || question.scoreBelow(below);
    return bad.isEmpty() || !counts
        ? Verdict.calm(until.date())
        : Verdict.raised(
            Because.of("rating {} of 5 on {}", bad.get().score(), bad.get().day()),
            List.of(bad.get().ref()),
            until.date());
  }

  /** The last survey stayed without an answer, or the answer was bad, and there are other signs. */
  static Verdict silent(Question question) {
    Until until = new Until(question.today());
    Optional<Rating> bad = lastBad(question, until);
    Optional<LocalDate> unanswered = unanswered(question, until);
    Set<FlagName> signs = EnumSet.copyOf(SIGNS);
    signs.retainAll(question.raisedBefore());
    if (signs.isEmpty() || (bad.isEmpty() && unanswered.isEmpty())) {
      return Verdict.calm(until.date());
    }
    String sign = signs.iterator().next().word();
    Because because =
        unanswered.isPresent()
            ? Because.of("survey of {} not answered, and {}", unanswered.get(), sign)
            : Because.of(
                "rating {} of 5 on {}, and {}",
                bad.orElseThrow().score(),
                bad.orElseThrow().day(),
                sign);
    return Verdict.raised(because, List.of(), until.date());
  }

  private static Optional<Rating> lastBad(Question question, Until until) {
    List<Rating> ratings = Rating.all(question.facts());
    if (ratings.isEmpty()) {
      return Optional.empty();
    }
    Rating latest = ratings.get(ratings.size() - 1);
    LocalDate forgotten = latest.day().plusDays(question.number("window-days"));
    until.at(forgotten);
    BigDecimal atMost = BigDecimal.valueOf(question.number("at-most"));
    return question.today().isBefore(forgotten) && latest.score().compareTo(atMost) <= 0
        ? Optional.of(latest)
        : Optional.empty();
  }

  private static Optional<LocalDate> unanswered(Question question, Until until) {
    Optional<Ticket> waiting = Rating.lastUnanswered(question.facts());
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    List<Rating> ratings = Rating.all(question.facts());
    boolean answeredLater =
        !ratings.isEmpty()
            && !ratings
                .get(ratings.size() - 1)
                .time()
                .isBefore(waiting.get().surveyedAt().orElseThrow());
    LocalDate asked = AsOf.day(waiting.get().surveyedAt().orElseThrow());
    LocalDate late = asked.plusDays(question.number("answer-days") + 1L);
    LocalDate forgotten = asked.plusDays(question.number("window-days"));
    until.at(late);
    until.at(forgotten);
    boolean inTime = question.today().isBefore(late) || !question.today().isBefore(forgotten);
    return answeredLater || inTime ? Optional.empty() : Optional.of(asked);
  }
}
