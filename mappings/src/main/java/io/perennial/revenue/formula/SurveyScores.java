package io.perennial.revenue.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Scores of surveys from their answers, in percent to one decimal; empty without answers. */
public final class SurveyScores {

  private SurveyScores() {}

  /** NPS: % of answers 9–10 − % of answers 0–6, of answers from 0 to 10. */
  public static Optional<BigDecimal> nps(List<Integer> answers) {
    long balance = count(answers, answer -> answer >= 9) - count(answers, answer -> answer <= 6);
    return share(balance, answers);
  }

  /** CSAT: % of answers 4–5, of answers from 1 to 5. */
  public static Optional<BigDecimal> csat(List<Integer> answers) {
    return share(count(answers, answer -> answer >= 4), answers);
  }

  /** CES: % of answers "somewhat agree" (5) or better, of answers from 1 to 7. */
  public static Optional<BigDecimal> ces(List<Integer> answers) {
    return share(count(answers, answer -> answer >= 5), answers);
  }

  private static long count(List<Integer> answers, IntPredicate counts) {
    return answers.stream().mapToInt(Integer::intValue).filter(counts).count();
  }

  private static Optional<BigDecimal> share(long part, List<Integer> answers) {
    return Percent.of(BigDecimal.valueOf(part), BigDecimal.valueOf(answers.size()));
  }
}
