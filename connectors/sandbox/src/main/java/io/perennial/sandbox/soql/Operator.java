package io.perennial.sandbox.soql;

/** How a field is compared with one value. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  LIKE("LIKE");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** As written in a query. */
  public String sign() {
    return sign;
  }

  /** Whether a comparison that came out as {@code order}, as a comparator says it, holds. */
  boolean holds(int order) {
    return switch (this) {
      case EQUAL, LIKE -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
