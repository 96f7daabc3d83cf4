package io.perennial.health.flag.rule;

import io.perennial.model.fact.Account;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Flags that look at the score itself and at the data beneath it. */
final class ScoreFlags {

  /** Open attribute of the account that says a reference has been asked for. */
  private static final String ASKED = "advocacyAsked";

  private ScoreFlags() {}

  /** Very healthy, no open ticket and not asked yet. */
  static Verdict advocacyReady(Question question) {
    boolean supportKnown = question.facts().linked().contains(SourceKind.SUPPORT);
    boolean ready =
        supportKnown
            && question.facts().openTickets().isEmpty()
            && !asked(question)
            && question.scoreAbove(question.number("above-score"));
    return ready
        ? Verdict.raised(
            Because.of("score {}, no open ticket", question.input().points().getAsInt()),
            List.of(),
            Optional.empty())
        : Verdict.calm(Optional.empty());
  }

  private static boolean asked(Question question) {
    return question
        .facts()
        .account()
        .map(Account::attributes)
        .map(attributes -> attributes.get(ASKED))
        .filter(value -> !value.equals(false))
        .isPresent();
  }

  /** A source has not been read for too long. */
  static Verdict stale(Question question) {
    Until until = new Until(question.today());
    Optional<Because> because = Optional.empty();
    for (SourceKind source : SourceKind.values()) {
      Optional<LocalDate> read = question.facts().lastReadOn(source);
      if (read.isEmpty() || !question.facts().linked().contains(source)) {
        continue;
      }
      LocalDate raisedOn = read.get().plusDays(question.input().staleAfterDays() + 1L);
      until.at(raisedOn);
      if (because.isEmpty() && !question.today().isBefore(raisedOn)) {
        because = Optional.of(Because.of("{} last read on {}", source.word(), read.get()));
      }
    }
    return because.isEmpty()
        ? Verdict.calm(until.date())
        : Verdict.raised(because.get(), List.of(), until.date());
  }

  /** Too little of the model's weight has data. */
  static Verdict lowCoverage(Question question) {
    int coverage = question.input().coverage();
    return coverage >= question.number("below-percent")
        ? Verdict.calm(Optional.empty())
        : Verdict.raised(
            Because.of("data for {} % of the model's weight", coverage),
            List.of(),
            Optional.empty());
  }
}
