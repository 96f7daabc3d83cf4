package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.sandbox.world.World;
import io.perennial.scores.Standing;
import io.perennial.scores.Standings;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.TurnRequest;
import io.perennial.turn.TurnRequest.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time is an argument: what was concluded, had it been asked then. */
class PastTurnTest {

  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final Instant IN_APRIL = Instant.parse("2026-04-01T08:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private ThreeSystems systems;
  private TestApplication perennial;
  private String account;

  @BeforeEach
  void start() {
    clock.set(Instant.parse("2025-07-01T08:00:00Z"));
    systems = ThreeSystems.start(World.empty(), clock, 14);
    perennial = application(Map.of());
    account = systems.create("Account", Map.of("Name", "Acme"));
    systems.create("Opportunity", Deals.firstContract(account));
    clock.set(NOW);
  }

  private TestApplication application(Map<String, String> more) {
    return TestApplication.on(TestDatabase.create(), clock)
        .settings(systems.settings())
        .settings(more)
        .start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private List<Standing> asOf(Instant moment, boolean kept) {
    List<Standing> seen = new ArrayList<>();
    perennial.take(
        TurnRequest.sync(Progress.NONE)
            .past(
                Optional.of(
                    new Past(
                        moment, kept, () -> seen.addAll(perennial.bean(Standings.class).all())))));
    return seen;
  }

  private Object flag() {
    return systems
        .salesforce()
        .records()
        .get("Account", account)
        .orElseThrow()
        .getOrDefault("Perennial_Renewal_Flag__c", "");
  }

  @Test
  void sync_showsWhatWasAndLeavesNoTrace() {
    perennial.sync();
    List<Standing> present = perennial.bean(Standings.class).all();
    assertThat(present).extracting(Standing::renewalFlag).containsExactly("DUE");
    systems.salesforce().writes().reset();
    clock.advance(Duration.ofMinutes(10));

    List<Standing> then = asOf(IN_APRIL, false);

    assertThat(then).extracting(Standing::renewalFlag).containsExactly("NONE");
    assertThat(systems.salesforce().writes().all()).isEmpty();
    assertThat(perennial.bean(Standings.class).all()).isEqualTo(present);
    clock.advance(Duration.ofMinutes(10));
    Report next = perennial.sync();
    assertThat(next.scored()).as("nobody became due by being looked at").isZero();
  }

  @Test
  void sync_saysTheSameOfTheSameMomentWheneverItIsAsked() {
    perennial.sync();
    List<Standing> once = asOf(IN_APRIL, false);
    clock.advance(Duration.ofDays(20));

    assertThat(asOf(IN_APRIL, false)).isEqualTo(once);
  }

  @Test
  void sync_leavesOutAccountsThatHadNotComeYet() {
    assertThat(asOf(Instant.parse("2025-06-30T08:00:00Z"), false)).isEmpty();
  }

  @Test
  void sync_writesThePastToALookAlikeAndThePresentTheNextTime() {
    perennial.sync();
    assertThat(flag()).isEqualTo("DUE");
    clock.advance(Duration.ofMinutes(10));

    asOf(IN_APRIL, true);
    assertThat(flag()).isEqualTo("NONE");

    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(flag()).isEqualTo("DUE");
  }

  @Test
  void sync_refusesToWriteThePastToARealSystem() {
    try (TestApplication real =
        application(Map.of("perennial.connections.stripe.url", "https://api.stripe.com"))) {
      TurnRequest request =
          TurnRequest.sync(Progress.NONE).past(Optional.of(new Past(IN_APRIL, true, () -> {})));

      assertThatThrownBy(() -> real.take(request))
          .isInstanceOf(TurnRefused.class)
          .hasMessageContaining("stripe, which is no look-alike on this machine");
    }
  }

  @Test
  void sync_refusesAMomentThatHasNotCome() {
    TurnRequest request =
        TurnRequest.sync(Progress.NONE)
            .past(Optional.of(new Past(NOW.plus(Duration.ofDays(1)), false, () -> {})));

    assertThatThrownBy(() -> perennial.take(request))
        .isInstanceOf(TurnRefused.class)
        .hasMessageContaining("has not come yet");
  }
}
