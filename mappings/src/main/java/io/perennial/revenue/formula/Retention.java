package io.perennial.revenue.formula;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What became of the customers that were there at a period's start, in money or in count.
 *
 * <p>All amounts are of one currency (whole units), or all are numbers of customers; new customers
 * never count. Rates are in percent to one decimal, rounded half up, for the period as it is:
 * {@link Annualising} is a step of its own. Without an opening there is no rate.
 *
 * @param period what the rates are about, for example {@code 2026-Q3}
 * @param opening recurring revenue, or customers, at the start
 * @param churn lost with customers that left, unavoidable losses included
 * @param contraction lost from customers that stayed; 0 in a count
 * @param expansion gained from customers that were there; 0 in a count
 */
public record Retention(
    String period,
    BigDecimal opening,
    BigDecimal churn,
    BigDecimal contraction,
    BigDecimal expansion) {

  public Retention {
    if (opening.signum() < 0
        || churn.signum() < 0
        || contraction.signum() < 0
        || expansion.signum() < 0) {
      throw new IllegalArgumentException("opening, losses and gains are not negative");
    }
  }

  /** Of numbers of customers. */
  public static Retention ofCount(String period, long opening, long churn) {
    return new Retention(
        period,
        BigDecimal.valueOf(opening),
        BigDecimal.valueOf(churn),
        BigDecimal.ZERO,
        BigDecimal.ZERO);
  }

  /** NRR: (opening − churn − contraction + expansion) / opening. */
  public Optional<BigDecimal> net() {
    return Percent.of(opening.subtract(churn).subtract(contraction).add(expansion), opening);
  }

  /** GRR: (opening − churn − contraction) / opening; never above 100 %. */
  public Optional<BigDecimal> gross() {
    return Percent.of(opening.subtract(churn).subtract(contraction), opening);
  }

  /** Logo retention in a count, retention without contraction in money: kept / at the start. */
  public Optional<BigDecimal> kept() {
    return Percent.of(opening.subtract(churn), opening);
  }

  /** Expansion / opening. */
  public Optional<BigDecimal> expansionRate() {
    return Percent.of(expansion, opening);
  }

  /** DRR: revenue of a period / revenue of the period before it. */
  public static Optional<BigDecimal> dollarRenewalRate(BigDecimal period, BigDecimal priorPeriod) {
    return Percent.of(period, priorPeriod);
  }

  /** Renewed / expected to be renewed, of committed revenue or of contracts. */
  public static Optional<BigDecimal> renewalRate(BigDecimal renewed, BigDecimal expected) {
    return Percent.of(renewed, expected);
  }
}
