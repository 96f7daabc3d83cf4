package io.perennial.sandbox.company.story;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An opportunity.
 *
 * @param amount minor units for the whole term
 * @param created day on which somebody entered it
 * @param close day of the decision, or the day expected
 * @param term the contract that it brings, if it brings one
 */
public record Deal(
    Kind kind,
    State state,
    long amount,
    String currency,
    LocalDate created,
    LocalDate close,
    Optional<Term> term,
    Optional<String> lossReason) {

  /** What is sold. */
  public enum Kind {
    NEW("New Customer"),
    ADD_ON("Existing Customer - Upgrade"),
    RENEWAL("Renewal");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** As the field Type has it. */
    public String type() {
      return type;
    }
  }

  /** How far it is. */
  public enum State {
    OPEN,
    WON,
    LOST
  }

  /**
   * A contract's time.
   *
   * @param start first day
   * @param end last day
   */
  public record Term(LocalDate start, LocalDate end, int months) {}

  public boolean open() {
    return state == State.OPEN;
  }

  public boolean won() {
    return state == State.WON;
  }
}
