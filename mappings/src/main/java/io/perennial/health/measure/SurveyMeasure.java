package io.perennial.health.measure;

import io.perennial.health.model.Curve;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.AsOf;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the customer says: half the latest rating, half the average of the window, less something if
 * a newer survey stays without an answer.
 *
 * <p>Source: ratings of tickets, 1 (bad) to 5 (good); where only good and bad exist, 5 and 1.
 * Unknown without a rating in the window.
 */
final class SurveyMeasure implements Measure {

  private final int windowDays;
  private final int answerDays;
  private final int unansweredMinus;
  private final Curve ratingTenths;

  SurveyMeasure(MeasureSettings settings) {
    windowDays = settings.number("window-days");
    answerDays = settings.number("answer-days");
    unansweredMinus = settings.number("unanswered-minus");
    ratingTenths = settings.curve("rating-tenths");
  }

  @Override
  public MeasureName name() {
    return MeasureName.SURVEY;
  }

  @Override
  public Set<SourceKind> sources() {
    return Set.of(SourceKind.SUPPORT);
  }

  @Override
  public Reading read(Facts facts) {
    Until until = new Until(facts.today());
    LocalDate from = facts.today().minusDays(windowDays - 1L);
    List<Rating> ratings = new ArrayList<>();
    for (Rating rating : Rating.all(facts)) {
      if (!rating.day().isBefore(from)) {
        ratings.add(rating);
        until.at(rating.day().plusDays(windowDays));
      }
    }
    if (ratings.isEmpty()) {
      return new Reading.Unknown(Because.of("no rating in {} days", windowDays), until.date());
    }
    Rating latest = ratings.get(ratings.size() - 1);
    long average = averageTenths(ratings);
    int points = half(ratingTenths.points(latest.tenths()), ratingTenths.points(average));
    Because because =
        Because.of(
            "latest rating {} of 5 on {}, {} on average in {} days",
            latest.score(),
            latest.day(),
            BigDecimal.valueOf(average, 1),
            windowDays);
    Optional<LocalDate> unanswered = unanswered(facts, latest, until);
    if (unanswered.isPresent()) {
      because = Because.of("{}; survey of {} not answered", because, unanswered.get());
      points = Math.max(0, points - unansweredMinus);
    }
    return new Reading.Known(points, because, refs(ratings), until.date());
  }

  /** Day of a survey after the latest rating that nobody answered in time. */
  private Optional<LocalDate> unanswered(Facts facts, Rating latest, Until until) {
    Optional<LocalDate> asked =
        Rating.lastUnanswered(facts)
            .flatMap(ticket -> ticket.surveyedAt())
            .filter(time -> time.isAfter(latest.time()))
            .map(AsOf::day);
    if (asked.isEmpty()) {
      return asked;
    }
    LocalDate late = asked.get().plusDays(answerDays + 1L);
    until.at(late);
    return asked.filter(day -> !facts.today().isBefore(late));
  }

  private static long averageTenths(List<Rating> ratings) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Rating rating : ratings) {
      sum = sum.add(rating.score());
    }
    return sum.movePointRight(1)
        .divide(BigDecimal.valueOf(ratings.size()), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static int half(int one, int other) {
    return (one + other + 1) / 2;
  }

  private static List<RecordRef> refs(List<Rating> ratings) {
    return ratings.stream().map(Rating::ref).toList();
  }
}
