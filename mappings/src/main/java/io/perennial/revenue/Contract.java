package io.perennial.revenue;

import io.perennial.model.Money;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Opportunity.OrderType;
import io.perennial.model.history.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A signed contract: a won opportunity that names the contract's last day.
 *
 * @param deal the opportunity
 * @param start first day, the day of signature if the CRM names none
 * @param end last day
 * @param arr recurring revenue a year; empty if amount or term is not known
 */
public record Contract(Opportunity deal, LocalDate start, LocalDate end, Optional<Money> arr) {

  private static final BigDecimal DAYS_A_YEAR = new BigDecimal("365.25");

  /** The customer's signed contracts, earliest end first; past ones too. */
  public static List<Contract> signed(Facts facts) {
    List<Contract> contracts = new ArrayList<>();
    for (Opportunity deal : facts.opportunities()) {
      if (deal.won() && deal.contractEnd().isPresent()) {
        contracts.add(of(deal, deal.contractEnd().get()));
      }
    }
    contracts.sort(
        Comparator.comparing(Contract::end).thenComparing(contract -> contract.deal().ref()));
    return contracts;
  }

  private static Contract of(Opportunity deal, LocalDate end) {
    LocalDate start = deal.contractStart().or(deal::closeDate).orElse(end);
    return new Contract(deal, start, end, annual(deal, start, end));
  }

  /** Worth a year by the named term, else by the named dates; never by a guess. */
  private static Optional<Money> annual(Opportunity deal, LocalDate start, LocalDate end) {
    if (deal.termYears().isPresent() && deal.termYears().get().signum() > 0) {
      return deal.amount().map(amount -> Arr.perYear(amount, deal.termYears().get()));
    }
    if (deal.contractStart().isEmpty() || !end.isAfter(start)) {
      return Optional.empty();
    }
    BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(start, end) + 1);
    long months = ChronoUnit.MONTHS.between(start, end.plusDays(1));
    boolean wholeMonths = start.plusMonths(months).equals(end.plusDays(1)) && months > 0;
    BigDecimal years =
        wholeMonths
            ? BigDecimal.valueOf(months).divide(BigDecimal.valueOf(12), 6, RoundingMode.HALF_EVEN)
            : days.divide(DAYS_A_YEAR, 6, RoundingMode.HALF_EVEN);
    return deal.amount().map(amount -> Arr.perYear(amount, years));
  }

  /** Whether it runs on a day; its first and last day count. */
  public boolean inForce(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }

  /** Length in days, both ends counted. */
  public long days() {
    return ChronoUnit.DAYS.between(start, end) + 1;
  }

  /** Whether another contract takes this one's place; an add-on takes no place. */
  public boolean followedBy(Contract other) {
    return !other.deal.is(OrderType.ADD_ON)
        && other.start.isAfter(start)
        && other.end.isAfter(end)
        && !other.start.isAfter(end.plusYears(1));
  }
}
