package io.perennial.writeback;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.Driver;
import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.health.score.HealthCalculator;
import io.perennial.revenue.Rates;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written about a customer. */
class ConclusionsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final HealthCalculator calculator =
      new HealthCalculator(HealthModel.defaults(), FlagRules.defaults(), Rates.NONE);

  private static Health health(Acme acme) {
    return calculator.at(acme.history(), Instant.parse(TODAY + "T12:00:00Z"));
  }

  private static @Nullable Object value(Acme acme, String word, String currency) {
    FieldShape shape =
        new FieldShape(FieldContent.TEXT, "", "", 255, 0, 0, List.of(), Optional.empty());
    Conclusions conclusions =
        new Conclusions(
            health(acme),
            TODAY,
            Optional.of(Currency.getInstance(currency)),
            Rates.NONE,
            Optional.empty(),
            Optional.empty());
    WrittenField field = new WrittenField("it", word, shape, false, IfChanged.OURS_WINS);
    return conclusions.of(List.of(field)).get("it");
  }

  private static Canonical yearly() {
    return subscription("sub_1", "2026-01-15T00:00:00Z")
        .item("si_1", 1_000_000, "YEAR", 1, "2027-01-15");
  }

  @Test
  void drivers_areToldApartByASemicolonThatNoneHolds() {
    Acme acme =
        acme()
            .subscription(yearly())
            .ticket(
                ticket("7", "2026-11-01T00:00:00Z")
                    .solved("2026-11-02T00:00:00Z")
                    .set("satisfaction", "GOOD")
                    .set("rating", 5)
                    .at("ratedAt", "2026-11-03T00:00:00Z"))
            .ticket(
                ticket("8", "2026-11-04T00:00:00Z")
                    .solved("2026-11-05T00:00:00Z")
                    .set("satisfaction", "OFFERED")
                    .at("surveyedAt", "2026-11-06T08:00:00Z"));
    List<String> reasons = health(acme).drivers().stream().map(Driver::text).toList();
    assertThat(reasons).anyMatch(reason -> reason.contains("; "));

    String[] written = String.valueOf(value(acme, "health.drivers", "EUR")).split("; ");

    assertThat(written).hasSize(Math.min(3, reasons.size()));
    for (int i = 0; i < written.length; i++) {
      assertThat(written[i]).isEqualTo(reasons.get(i).replace("; ", ", "));
    }
  }

  @Test
  void flags_stateTheMostPressingFirst() {
    Acme acme =
        acme()
            .subscription(yearly())
            .ticket(ticket("7", "2026-11-01T00:00:00Z").set("priority", "URGENT"))
            .deal(deal("006", "RENEWAL").date("closeDate", "2026-12-20"));
    List<FlagName> open = health(acme).flags().stream().map(OpenFlag::name).toList();
    assertThat(open).hasSizeGreaterThan(2).isSorted();

    assertThat(value(acme, "flags.names", "EUR"))
        .isEqualTo(open.stream().map(Enum::name).collect(joining(";", ";", ";")));
    assertThat(value(acme(), "flags.names", "EUR")).isEqualTo(";LOW_COVERAGE;");
  }

  @Test
  void renewal_hasWhatIsUpAndHow() {
    Acme goesOn = acme().subscription(yearly());
    assertThat(value(goesOn, "renewal.amount", "EUR")).isEqualTo(new BigDecimal("10000.00"));
    assertThat(value(goesOn, "renewal.mode", "EUR")).isEqualTo("renews by itself");
    assertThat(value(goesOn, "renewal.amount", "USD")).as("without a rate").isNull();

    Acme leaves = acme().subscription(yearly().at("cancelAt", "2027-01-15T00:00:00Z"));
    assertThat(value(leaves, "renewal.mode", "EUR")).isEqualTo("notice given");

    assertThat(value(acme(), "renewal.amount", "EUR")).isNull();
    assertThat(value(acme(), "renewal.mode", "EUR")).isNull();
  }
}
