package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.world.World;
import io.perennial.store.Connections;
import io.perennial.store.Connections.State;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Progress;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A right is missing that nobody needs to say who we are: the connection stays paused. */
@Timeout(60)
class PausedConnectionTest {

  private static final ConnectionName STRIPE = new ConnectionName("stripe");
  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  private static final Fault FORBIDDEN =
      Fault.answer(
          403,
          "application/json",
          "{\"error\": {\"type\": \"invalid_request_error\", \"message\": \"The key does not have"
              + " the required permissions. Having the 'rak_invoice_read' permission would allow"
              + " this request to continue.\"}}");

  private final SettableClock clock = new SettableClock(START);
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 39);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
  private final List<Boolean> seen = new ArrayList<>();

  @BeforeEach
  @Timeout(60)
  void pause() {
    systems.stripe().customers().create(Map.of("name", "Acme"));
    systems.stripe().faults().always(Call.to("GET", "/v1/invoices"), FORBIDDEN);
    perennial.sync();
    assertThat(state().paused()).isPresent();
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void turns_leaveItPausedSinceTheFirst() {
    systems
        .stripe()
        .faults()
        .always(
            Call.to("GET", "/v1/events"),
            Fault.before(() -> seen.add(state().paused().isPresent())));

    for (int turn = 0; turn < 3; turn++) {
      assertThat(perennial.sync().status()).isEqualTo(Status.PARTIAL);
      assertThat(state().paused()).isPresent();
      assertThat(state().since()).isEqualTo(START);
      clock.advance(Duration.ofMinutes(10));
    }
    assertThat(seen).as("as others see it in mid-turn").isNotEmpty().containsOnly(true);
  }

  @Test
  void turn_thatEndsWithoutARefusalResumesIt() {
    systems.stripe().faults().clear();

    perennial.sync();

    assertThat(state().paused()).isEmpty();
    assertThat(state().since()).isEqualTo(START.plus(Duration.ofMinutes(10)));
  }

  @Test
  void plan_resumesNothingAsItDoesNotWrite() {
    systems.stripe().faults().clear();

    perennial.plan();

    assertThat(state().paused()).isPresent();
  }

  @Test
  void turn_withoutItResumesNothing() {
    systems.stripe().faults().clear();

    perennial.take(TurnRequest.sync(Progress.NONE).only(Set.of(new ConnectionName("zendesk"))));

    assertThat(state().paused()).isPresent();
  }

  private State state() {
    return perennial.bean(Connections.class).state(STRIPE).orElseThrow();
  }
}
