package io.perennial.writeback;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.health.score.HealthCalculator;
import io.perennial.model.verdict.Because;
import io.perennial.revenue.Rates;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an agent reads before answering. */
class GuidanceTest {

  private static final HealthCalculator calculator =
      new HealthCalculator(HealthModel.defaults(), FlagRules.defaults(), Rates.NONE);

  private static Optional<String> on(Acme acme, String day) {
    return Guidance.of(
        calculator.at(acme.history(), Instant.parse(day + "T12:00:00Z")),
        Because::textWithoutAmounts);
  }

  private static Canonical yearly() {
    return subscription("sub_1", "2026-01-15T00:00:00Z")
        .item("si_1", 1_000_000, "YEAR", 1, "2027-01-15");
  }

  @Test
  void guidance_isSentencesOfWhichNoneRepeatsAnother() {
    Acme acme =
        acme()
            .subscription(yearly())
            .ticket(ticket("7", "2026-10-01T08:00:00Z").set("priority", "URGENT"));

    assertThat(on(acme, "2026-12-01"))
        .contains(
            "Renewal on 15 Jan 2027. Health: at risk. Critical ticket 7 open since 1 Oct 2026.");
  }

  @Test
  void guidance_namesNoticeAndIsSilentBeforeTheWindow() {
    Acme leaves = acme().subscription(yearly().at("cancelAt", "2027-01-15T00:00:00Z"));

    assertThat(on(leaves, "2026-12-01").orElseThrow()).startsWith("Notice given for 15 Jan 2027. ");
    assertThat(on(leaves, "2026-03-01").orElse("")).doesNotContain("2027");
  }
}
