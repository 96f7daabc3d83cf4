package io.perennial.revenue.formula;

import java.util.Locale;
import java.util.Set;

/** Whether a loss could have been avoided; both kinds are part of total churn. */
public enum ChurnType {
  AVOIDABLE,
  /** "Death and marriage": the customer went bankrupt or was bought. */
  UNAVOIDABLE;

  /** Reasons that nobody can do anything about, unless the company says otherwise. */
  public static final Set<String> UNAVOIDABLE_REASONS = Set.of("bankrupt", "acquired");

  /**
   * The type of a churn reason, as people picked it.
   *
   * @param unavoidable the company's unavoidable reasons, in lower case
   */
  public static ChurnType of(String reason, Set<String> unavoidable) {
    return unavoidable.contains(reason.strip().toLowerCase(Locale.ROOT)) ? UNAVOIDABLE : AVOIDABLE;
  }
}
