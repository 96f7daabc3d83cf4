package io.perennial.renewal;

/** What a renewal date was taken from; the earlier one here takes precedence. */
public enum DateSource {
  /** The last day of a signed contract. */
  CONTRACT("contract end", "to be signed"),
  /** The close date of an open renewal opportunity. */
  OPPORTUNITY("renewal opportunity", "to be signed"),
  /** Notice given in billing. */
  CANCELLATION("cancellation", "notice given"),
  /** The end of a paid period of three months or longer. */
  PERIOD("billing period", "renews by itself");

  private final String word;
  private final String mode;

  DateSource(String word, String mode) {
    this.word = word;
    this.mode = mode;
  }

  /** As people read it. */
  public String word() {
    return word;
  }

  /** What happens at the date as people read it, for example {@code renews by itself}. */
  public String mode() {
    return mode;
  }
}
