package io.perennial.access;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.PROPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alert;
import io.perennial.alert.Alert.Rule;
import io.perennial.alert.AlertTable;
import io.perennial.alert.AlertTable.Untold;
import io.perennial.alert.Alerts;
import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.routes.greet.TokenChecks;
import io.perennial.status.Status;
import io.perennial.status.StatusReader;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token that ends is told while there is time, and until somebody has seen to it. */
class EndingTokenTest {

  private static final Instant MADE = Instant.parse("2026-06-30T12:00:00Z");
  private static final Instant END = MADE.plus(Duration.ofDays(365));
  private static final Instant SINCE = END.minus(Duration.ofDays(30));
  private static final Set<String> NOBODY = Set.of("webhook");

  private final SettableClock clock = new SettableClock(MADE);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(
              new FakeConnector(new FakeVendor("desk"), List.of("organizations", "tickets"), 10),
              "zendesk",
              TestApplication.shippedMapping("zendesk"))
          .start();

  private final ApiTokens tokens = perennial.bean(ApiTokens.class);

  @AfterEach
  void stop() {
    perennial.close();
  }

  private void make(String name, Optional<Instant> end) {
    ApiTokens.Made made = tokens.create(name, Set.of(CONTEXT, PROPOSE), end, MADE);
    assertThat(made.token().name()).isEqualTo(name);
  }

  private Status status() {
    return perennial.bean(StatusReader.class).read();
  }

  private List<CheckResult> checks() {
    return perennial.bean(TokenChecks.class).run();
  }

  private List<Alert> alerts() {
    return perennial.bean(Alerts.class).firing(clock.instant()).stream()
        .filter(alert -> alert.rule() == Rule.TOKEN_EXPIRES)
        .toList();
  }

  @Test
  void token_isToldThirtyDaysBeforeItsEndAndNotASecondEarlier() {
    make("Zendesk panel", Optional.of(END));
    make("job", Optional.empty());

    clock.set(SINCE.minusSeconds(1));
    assertThat(alerts()).isEmpty();
    assertThat(checks()).isEmpty();
    assertThat(status().tokens()).isEmpty();
    assertThat(status().needsAPerson()).isFalse();

    clock.set(SINCE);
    assertThat(alerts()).extracting(Alert::subject).containsExactly("Zendesk panel");
    assertThat(alerts()).extracting(Alert::since).containsExactly(SINCE);
    assertThat(status().needsAPerson()).isTrue();
    assertThat(status().tokens())
        .singleElement()
        .satisfies(
            token -> {
              assertThat(token.name()).isEqualTo("Zendesk panel");
              assertThat(token.expired()).isFalse();
              assertThat(token.expiresAt()).isEqualTo(END);
              assertThat(token.mend()).contains("--scope context,propose", "token revoke");
            });
    assertThat(checks()).extracting(CheckResult::level).containsExactly(Level.WARN);
  }

  @Test
  void token_thatHasEndedIsToldUntilItIsRevoked() {
    make("Zendesk panel", Optional.of(END));

    clock.set(END);
    assertThat(checks())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.level()).isEqualTo(Level.FAIL);
              assertThat(check.consequence()).startsWith("has expired on 30 Jun 2027 12:00 UTC: ");
            });
    assertThat(status().tokens()).extracting(Status.TokenLine::expired).containsExactly(true);

    assertThat(tokens.revoke("Zendesk panel", END)).isTrue();
    assertThat(checks()).isEmpty();
    assertThat(alerts()).isEmpty();
    assertThat(status().needsAPerson()).isFalse();
  }

  @Test
  void token_thatIsMadeForLessIsToldWhenHalfOfItsLifeIsOver() {
    make("for a day", Optional.of(MADE.plus(Duration.ofDays(1))));

    clock.set(MADE.plus(Duration.ofHours(12)).minusSeconds(1));
    assertThat(checks()).isEmpty();
    clock.set(MADE.plus(Duration.ofHours(12)));
    assertThat(checks()).hasSize(1);
  }

  @Test
  void alert_beginsAndEndsOnce() {
    make("Zendesk panel", Optional.of(END));
    AlertTable table = perennial.bean(AlertTable.class);
    clock.set(SINCE);
    perennial.bean(Alerts.class).look(NOBODY, SINCE);
    assertThat(table.untold("webhook"))
        .extracting(untold -> untold.alert().rule())
        .containsExactly(Rule.TOKEN_EXPIRES);
    table.told("webhook", table.untold("webhook"), SINCE);

    perennial.bean(Alerts.class).look(NOBODY, END.plusSeconds(60));
    assertThat(table.untold("webhook")).as("its end is no news").isEmpty();

    assertThat(tokens.revoke("Zendesk panel", END)).isTrue();
    perennial.bean(Alerts.class).look(NOBODY, END.plusSeconds(90));
    assertThat(table.untold("webhook"))
        .extracting(Untold::recoveredAt)
        .containsExactly(Optional.of(END.plusSeconds(90)));
  }
}
