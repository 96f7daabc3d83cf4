package io.perennial.revenue.formula;

import io.perennial.model.Money;
import java.util.Optional;

/**
 * One change of committed monthly revenue (CMRR).
 *
 * @param kind what happened
 * @param cause what moved, for expansion and contraction
 * @param amount above zero for a gain, below for a loss
 */
public record Movement(Kind kind, Optional<Cause> cause, Money amount) {

  /** What happened. */
  public enum Kind {
    NEW,
    ADD_ON,
    EXPANSION,
    CONTRACTION,
    FIRST_RENEWAL,
    LATER_RENEWAL,
    ARCHIVE,
    LOGO_CHURN
  }

  /** What moved. */
  public enum Cause {
    PRICE,
    DISCOUNT,
    QUANTITY,
    PRODUCT
  }

  public Movement {
    boolean gain = kind == Kind.NEW || kind == Kind.ADD_ON || kind == Kind.EXPANSION;
    boolean loss = kind == Kind.CONTRACTION || kind == Kind.LOGO_CHURN || kind == Kind.ARCHIVE;
    if ((gain && amount.minorUnits() < 0) || (loss && amount.minorUnits() > 0)) {
      throw new IllegalArgumentException(kind + " with the wrong sign");
    }
  }
}
