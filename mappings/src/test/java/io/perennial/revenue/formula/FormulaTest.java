package io.perennial.revenue.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perennial.model.Money;
import io.perennial.revenue.formula.Movement.Cause;
import io.perennial.revenue.formula.Movement.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormulaTest {

  @Test
  void netRetention_leavesNewCustomersOut() {
    assertThat(money("6000000", "0", "0", "2000000").net()).contains(new BigDecimal("133.3"));
    assertThat(money("100", "0", "0", "8").net()).contains(new BigDecimal("108.0"));
  }

  @Test
  void grossRetention_knowsNoExpansion() {
    Retention retention = money("1000", "100", "50", "400");

    assertThat(retention.gross()).contains(new BigDecimal("85.0"));
    assertThat(retention.net()).contains(new BigDecimal("125.0"));
    assertThat(retention.expansionRate()).contains(new BigDecimal("40.0"));
    assertThat(money("1000", "0", "0", "400").gross()).contains(new BigDecimal("100.0"));
  }

  @Test
  void logoRetention_countsCustomers() {
    assertThat(Retention.ofCount("2026-Q3", 31, 18).kept()).contains(new BigDecimal("41.9"));
  }

  @Test
  void rate_withoutAnOpeningIsUnknown() {
    assertThat(money("0", "0", "0", "0").net()).isEmpty();
    assertThat(Retention.ofCount("2026-Q3", 0, 0).kept()).isEmpty();
  }

  @Test
  void retention_refusesNegativeLosses() {
    assertThatIllegalArgumentException().isThrownBy(() -> money("100", "-1", "0", "0"));
  }

  @Test
  void ratesOfAPeriod_compareWithTheirOwnBase() {
    assertThat(Retention.dollarRenewalRate(new BigDecimal("110"), new BigDecimal("100")))
        .contains(new BigDecimal("110.0"));
    assertThat(Retention.renewalRate(new BigDecimal("9"), new BigDecimal("10")))
        .contains(new BigDecimal("90.0"));
  }

  @Test
  void waterfall_addsUp() {
    Waterfall waterfall = new Waterfall("2026-Q3", usd(50_000), movements(), usd(60_000));

    assertThat(waterfall.unreconciled()).isEqualTo(usd(0));
    assertThat(waterfall.sum(Kind.EXPANSION)).isEqualTo(usd(18_000));
    assertThat(waterfall.count(Kind.EXPANSION)).isEqualTo(2);
  }

  @Test
  void waterfall_showsWhatNoMovementExplains() {
    Waterfall waterfall = new Waterfall("2026-Q3", usd(50_000), movements(), usd(55_000));

    assertThat(waterfall.unreconciled()).isEqualTo(usd(-5_000));
  }

  @Test
  void movement_refusesTheWrongSign() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Movement(Kind.EXPANSION, Optional.empty(), usd(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Movement(Kind.LOGO_CHURN, Optional.empty(), usd(1)));
  }

  @Test
  void expectedCmrr_isOpeningLessPlannedChurnAndAddOns() {
    ExpectedCmrr cmrr =
        new ExpectedCmrr(
            "2026", new BigDecimal("25.0"), new BigDecimal("10"), new BigDecimal("1.76"));

    assertThat(cmrr.afterChurn()).isEqualByComparingTo("22.5");
    assertThat(cmrr.expected()).isEqualByComparingTo("24.26");
    assertThat(
            new ExpectedCmrr(
                    "2026", new BigDecimal("1.5"), BigDecimal.ZERO, new BigDecimal("0.225"))
                .expected())
        .isEqualByComparingTo("1.725");
  }

  @Test
  void lateRenewal_movesToTheNextPeriodAndKeepsItsDates() {
    ExpectedRenewal renewal =
        new ExpectedRenewal(
            YearMonth.of(2026, 12),
            usd(1_000),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31));

    assertThat(renewal.late())
        .isEqualTo(
            new ExpectedRenewal(
                YearMonth.of(2027, 1),
                usd(1_000),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31)));
  }

  @Test
  void lifetimeValue_addsGrowingYears() {
    assertThat(Growth.lifetimeValue(new BigDecimal("25000"), 8, new BigDecimal("7")))
        .isEqualByComparingTo("256495");
    assertThat(Growth.lifetimeValue(new BigDecimal("25000"), 10, new BigDecimal("5")))
        .isEqualByComparingTo("314447");
  }

  @Test
  void annualising_isExplicit() {
    assertThat(Annualising.LINEAR.lost(new BigDecimal("8"))).isEqualByComparingTo("96.0");
    assertThat(Annualising.COMPOUND.lost(new BigDecimal("8"))).isEqualByComparingTo("63.2");
  }

  @Test
  void surveyScores_countTheirOwnEnds() {
    List<Integer> answers = new ArrayList<>();
    answers.addAll(List.of(9, 9, 9, 10, 10));
    answers.addAll(List.of(7, 8));
    answers.addAll(List.of(0, 4, 6));

    assertThat(SurveyScores.nps(answers)).contains(new BigDecimal("20.0"));
    assertThat(SurveyScores.csat(List.of(5, 4, 3, 1))).contains(new BigDecimal("50.0"));
    assertThat(SurveyScores.ces(List.of(7, 5, 4, 1))).contains(new BigDecimal("50.0"));
    assertThat(SurveyScores.nps(Collections.emptyList())).isEmpty();
  }

  @Test
  void installedBase_raisesWhatWasBoughtAndAdded() {
    assertThat(
            Growth.installedBase(
                new BigDecimal("16.5"), new BigDecimal("15"), new BigDecimal("10")))
        .isEqualByComparingTo("34.65");
  }

  @Test
  void adoption_isActivatedOfPurchased() {
    assertThat(Growth.adoption(13, 100)).contains(new BigDecimal("13.0"));
    assertThat(Growth.adoption(0, 0)).isEmpty();
  }

  @Test
  void growth_isAgainstTheOriginal() {
    assertThat(Growth.contract(new BigDecimal("100"), new BigDecimal("112.5")))
        .contains(new BigDecimal("12.5"));
    assertThat(Growth.contract(BigDecimal.ZERO, BigDecimal.ONE)).isEmpty();
    assertThat(Growth.wholePercent(usd(2_000), usd(1_991))).isZero();
    assertThat(Growth.wholePercent(usd(200), usd(197))).isEqualTo(-2);
    assertThat(Growth.wholePercent(usd(200), usd(201))).isOne();
  }

  @Test
  void churn_isUnavoidableByDeathAndMarriageOnly() {
    assertThat(ChurnType.of("Bankrupt ", ChurnType.UNAVOIDABLE_REASONS))
        .isEqualTo(ChurnType.UNAVOIDABLE);
    assertThat(ChurnType.of("acquired", ChurnType.UNAVOIDABLE_REASONS))
        .isEqualTo(ChurnType.UNAVOIDABLE);
    assertThat(ChurnType.of("price", ChurnType.UNAVOIDABLE_REASONS)).isEqualTo(ChurnType.AVOIDABLE);
  }

  private static List<Movement> movements() {
    return List.of(
        new Movement(Kind.CONTRACTION, Optional.of(Cause.PRODUCT), usd(-8_000)),
        new Movement(Kind.EXPANSION, Optional.of(Cause.QUANTITY), usd(14_000)),
        new Movement(Kind.EXPANSION, Optional.of(Cause.DISCOUNT), usd(4_000)));
  }

  private static Retention money(
      String opening, String churn, String contraction, String expansion) {
    return new Retention(
        "2026-Q3",
        new BigDecimal(opening),
        new BigDecimal(churn),
        new BigDecimal(contraction),
        new BigDecimal(expansion));
  }

  private static Money usd(long wholeUnits) {
    return Money.of(wholeUnits * 100, "USD");
  }
}
