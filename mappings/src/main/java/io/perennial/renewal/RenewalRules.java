package io.perennial.renewal;

/**
 * The part of {@code health.yaml} under {@code renewal}. Days are whole UTC days.
 *
 * @param windowDays longest window before the date, UPCOMING
 * @param dueDays DUE begins
 * @param urgentDays URGENT begins
 * @param termSharePercent the window is no longer than this share of the term
 * @param renewedDays how long RENEWED is shown
 * @param lateDays how long LATE is shown; a contract that ran out longer ago is history
 * @param mismatchDays dates that differ by more than this disagree
 * @param arrSharePercent a date counts if at least this share of the ARR is up
 */
public record RenewalRules(
    int windowDays,
    int dueDays,
    int urgentDays,
    int termSharePercent,
    int renewedDays,
    int lateDays,
    int mismatchDays,
    int arrSharePercent) {

  public static final RenewalRules DEFAULTS = new RenewalRules(90, 60, 30, 33, 60, 365, 30, 10);

  /** Days before the date on which a stage begins, for a term of so many days. */
  long begins(int stageDays, long termDays) {
    long window = Math.min(windowDays, termDays * termSharePercent / 100);
    return window >= windowDays ? stageDays : window * stageDays / windowDays;
  }
}
