package io.perennial.health.score;

import static io.perennial.health.score.HealthFixture.calculator;
import static io.perennial.health.score.HealthFixture.on;
import static io.perennial.health.score.HealthFixture.shipped;
import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perennial.health.Cohorts;
import io.perennial.health.Percentile;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.model.TouchModel;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.FactsMemory;
import io.perennial.revenue.Rates;
import io.perennial.testing.Acme;
import io.perennial.testing.World;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which settings a customer is judged by. */
class HealthSettingsTest {

  @Test
  void touchModel_comesFromTheArrAndChoosesTheSettings() {
    Acme acme =
        acme()
            .subscription(
                subscription("sub_1", "2025-01-01T00:00:00Z")
                    .item("si_1", 9_000_000, "YEAR", 1, "2027-01-01"));

    assertThat(on(shipped, acme, "2026-09-30").touchModel()).isEqualTo(TouchModel.HIGH);
    assertThat(on(shipped, acme(), "2026-09-30").touchModel()).isEqualTo(TouchModel.LOW);
  }

  @Test
  void segment_choosesTheSettings() {
    HealthCalculator model =
        calculator(
            """
            minimum-coverage: 0
            overrides:
              - segment: public
                measures: { payment: { missing: { fixed: 33 } } }
            """);

    Acme other = acme(account("1").attribute("segment", "retail"));
    Acme segment = acme(account("1").attribute("segment", "public"));
    assertThat(on(model, other, "2026-09-30").points()).isEmpty();
    assertThat(on(model, segment, "2026-09-30").points()).hasValue(33);
  }

  @Test
  void model_withProblemsIsRefused() {
    HealthModel broken =
        new HealthModel(
            "1",
            6,
            2,
            20,
            30,
            5,
            HealthModel.defaults().bands(),
            HealthModel.defaults().touchModels(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            HealthModel.defaults().renewal());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HealthCalculator(broken, FlagRules.defaults(), Rates.NONE))
        .withMessageContaining("no measure has a weight");
  }

  @Test
  void percentile_countsThoseBelow() {
    assertThat(Percentile.of(78, List.of(78, 40, 50, 60))).isEqualTo(88);
    assertThat(Percentile.of(78, List.of(78))).isEqualTo(50);
  }

  @Test
  void assessment_isCheap() {
    List<CustomerHistory> histories =
        LongStream.range(0, 200).mapToObj(seed -> new World(seed).all()).toList();
    Assessor assessor = new Assessor(HealthModel.defaults(), FlagRules.defaults(), Rates.NONE);
    Path path = new Path(true);
    long start = System.nanoTime();

    for (int round = 0; round < 50; round++) {
      for (CustomerHistory history : histories) {
        assessor.assess(
            history.at(Acme.NOW),
            path,
            Optional.empty(),
            Optional.empty(),
            Cohorts.NONE,
            FactsMemory.forgetful());
      }
    }

    // 10,000 customers; measured 0.4 s, the limit leaves room for a busy machine
    assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(8);
  }
}
