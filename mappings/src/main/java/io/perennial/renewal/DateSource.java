package io.perennial.renewal;

/** What a renewal date was taken from; the earlier one here takes precedence. */
public enum DateSource {
  /** The last day of a signed contract. */
  CONTRACT("contract end"),
  /** The close date of an open renewal opportunity. */
  OPPORTUNITY("renewal opportunity"),
  /** Notice given in billing. */
  CANCELLATION("cancellation"),
  /** The end of a paid period of three months or longer. */
  PERIOD("billing period");

  private final String word;

  DateSource(String word) {
    this.word = word;
  }

  /** As people read it. */
  public String word() {
    return word;
  }
}
