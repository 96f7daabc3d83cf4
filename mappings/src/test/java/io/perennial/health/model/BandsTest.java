package io.perennial.health.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.model.Money;
import io.perennial.model.TouchModel;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BandsTest {

  private final Bands bands = HealthModel.defaults().bands();
  private final Band atRisk = bands.named("at risk").orElseThrow();
  private final Band watch = bands.named("watch").orElseThrow();
  private final Band healthy = bands.named("healthy").orElseThrow();

  @Test
  void scoreWithoutAPast_fallsIntoItsBand() {
    assertThat(bands.of(0)).isEqualTo(atRisk);
    assertThat(bands.of(49)).isEqualTo(atRisk);
    assertThat(bands.of(50)).isEqualTo(watch);
    assertThat(bands.of(69)).isEqualTo(watch);
    assertThat(bands.of(70)).isEqualTo(healthy);
    assertThat(bands.of(100)).isEqualTo(healthy);
  }

  @Test
  void band_turnsOnlyBeyondTheMargin() {
    assertThat(bands.after(Optional.of(watch), 72)).isEqualTo(watch);
    assertThat(bands.after(Optional.of(watch), 73)).isEqualTo(healthy);
    assertThat(bands.after(Optional.of(healthy), 67)).isEqualTo(healthy);
    assertThat(bands.after(Optional.of(healthy), 66)).isEqualTo(watch);
    assertThat(bands.after(Optional.of(watch), 47)).isEqualTo(watch);
    assertThat(bands.after(Optional.of(watch), 46)).isEqualTo(atRisk);
    assertThat(bands.after(Optional.of(healthy), 10)).isEqualTo(atRisk);
  }

  @Test
  void score_onAnEdgeDoesNotFlap() {
    Optional<Band> band = Optional.of(bands.of(70));
    int turns = 0;
    for (int day = 0; day < 100; day++) {
      Band next = bands.after(band, day % 2 == 0 ? 69 : 71);
      turns += next.equals(band.orElseThrow()) ? 0 : 1;
      band = Optional.of(next);
    }

    assertThat(turns).isZero();
  }

  @Test
  void bandOfAnUnchangedScore_staysWhereItIs() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      Band past = bands.bands().get(random.nextInt(3));
      int points = random.nextInt(101);
      Band once = bands.after(Optional.of(past), points);

      assertThat(bands.after(Optional.of(once), points)).isEqualTo(once);
    }
  }

  @Test
  void touchModel_followsTheArrUnlessAPersonChose() {
    TouchRules rules = HealthModel.defaults().touchModels();

    assertThat(rules.of(Optional.empty(), eur(9_000_000))).isEqualTo(TouchModel.HIGH);
    assertThat(rules.of(Optional.empty(), eur(8_999_999))).isEqualTo(TouchModel.LOW);
    assertThat(rules.of(Optional.empty(), eur(900_000))).isEqualTo(TouchModel.LOW);
    assertThat(rules.of(Optional.empty(), eur(899_999))).isEqualTo(TouchModel.TECH);
    assertThat(rules.of(Optional.of(TouchModel.HIGH), eur(1))).isEqualTo(TouchModel.HIGH);
    assertThat(rules.of(Optional.empty(), Optional.empty())).isEqualTo(TouchModel.LOW);
    assertThat(rules.of(Optional.empty(), Optional.of(Money.of(1, "CHF"))))
        .isEqualTo(TouchModel.LOW);
  }

  @Test
  void model_tellsAllItsProblems() {
    HealthModel defaults = HealthModel.defaults();
    HealthModel broken =
        new HealthModel(
            "1",
            6,
            2,
            20,
            30,
            5,
            new Bands(List.of(new Band("low", 10), new Band("high", 12)), 3),
            defaults.touchModels(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            defaults.renewal());

    assertThat(defaults.problems()).isEmpty();
    assertThat(broken.problems())
        .containsExactly(
            "no measure has a weight",
            "one band must begin at 0",
            "band high is too near the one below for the margin");
  }

  private static Optional<Money> eur(long minorUnits) {
    return Optional.of(Money.of(minorUnits, "EUR"));
  }
}
