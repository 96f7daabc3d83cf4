package io.perennial.health;

import io.perennial.health.model.MeasureName;
import io.perennial.model.verdict.Because;

/**
 * A measure that moved the score this week, or that drags it down now.
 *
 * @param delta points that it added or took since the start of the ISO week, Monday UTC; 0 if it
 *     only drags
 * @param drag points that it keeps from the score
 * @param because the measure's reason
 */
public record Driver(MeasureName name, int delta, int drag, Because because) {

  /** For example {@code payment -8: invoice INV-204 overdue since 3 Oct 2026}. */
  public String text() {
    return before() + because.text();
  }

  /** The same for people who are to see no amounts. */
  public String textWithoutAmounts() {
    return before() + because.textWithoutAmounts();
  }

  private String before() {
    String change = delta == 0 ? "" : delta > 0 ? " +" + delta : " " + delta;
    return name.word() + change + ": ";
  }
}
