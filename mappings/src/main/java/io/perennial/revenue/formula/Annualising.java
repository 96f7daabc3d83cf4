package io.perennial.revenue.formula;

import java.math.BigDecimal;
import java.math.MathContext;

/** Turns a rate of one month into one of a year. Nothing does so silently: it is asked for. */
public enum Annualising {
  /** Twelve times the month: 8 % a month lost are 96 % a year. */
  LINEAR {
    @Override
    public BigDecimal lost(BigDecimal percentAMonth) {
      return Percent.rounded(percentAMonth.multiply(MONTHS));
    }
  },

  /** Each month loses from what the last one left: 8 % a month lost are 63.2 % a year. */
  COMPOUND {
    @Override
    public BigDecimal lost(BigDecimal percentAMonth) {
      BigDecimal kept =
          BigDecimal.ONE.subtract(percentAMonth.divide(Percent.HUNDRED, MathContext.DECIMAL128));
      BigDecimal left = kept.pow(MONTHS.intValue(), MathContext.DECIMAL128);
      return Percent.rounded(BigDecimal.ONE.subtract(left).multiply(Percent.HUNDRED));
    }
  };

  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  /** Percent lost in a year, to one decimal, rounded half up. */
  public abstract BigDecimal lost(BigDecimal percentAMonth);
}
