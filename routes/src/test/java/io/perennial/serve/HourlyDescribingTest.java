package io.perennial.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alert;
import io.perennial.connector.ConnectionName;
import io.perennial.routes.greet.HourlyDescribing;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.world.World;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.status.StatusReader;
import io.perennial.store.Connections;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns are a day apart; what objects look like is known within the hour. */
@Timeout(60)
class HourlyDescribingTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 38);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
  private final HourlyDescribing describing = perennial.bean(HourlyDescribing.class);
  private Field industry;

  @BeforeEach
  @Timeout(60)
  void read() {
    systems.create("Account", Map.of("Name", "Acme", "Industry", "Mining"));
    industry = systems.salesforce().schema().standard("Account").field("Industry").orElseThrow();
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private void vanish() {
    Schema schema = systems.salesforce().schema();
    schema.remove(schema.standard("Account"), industry, clock.instant());
  }

  private long calls() {
    return perennial.bean(Installation.class).connections().stream()
        .map(Connected::meter)
        .mapToLong(meter -> meter.calls())
        .sum();
  }

  @Test
  void look_asksNobodyUntilADescriptionIsNearlyAnHourOld() {
    long before = calls();
    clock.advance(Duration.ofMinutes(55).minusSeconds(1));
    assertThat(describing.look()).isFalse();
    assertThat(calls()).isEqualTo(before);

    clock.advance(Duration.ofSeconds(1));
    assertThat(describing.look()).as("nothing looks otherwise").isFalse();
    long asked = calls();
    assertThat(asked).isGreaterThan(before);

    assertThat(describing.look()).isFalse();
    assertThat(calls()).as("it was described just now").isEqualTo(asked);
  }

  @Test
  void look_tellsThatAFieldHasGone() {
    vanish();
    clock.advance(Duration.ofMinutes(55));

    assertThat(describing.look()).isTrue();
  }

  @Test
  void look_leavesAPausedConnectionAndARunningTurnAlone() {
    clock.advance(Duration.ofMinutes(55));
    vanish();
    Lease turn = perennial.bean(Leases.class).claim("turn").orElseThrow();
    assertThat(describing.look()).isFalse();
    perennial.bean(Leases.class).release(turn);
    perennial
        .bean(Connections.class)
        .pause(
            new ConnectionName("salesforce"),
            new Connections.Pause("another system", "correct it"),
            clock.instant());

    assertThat(describing.look()).isFalse();
  }

  @Test
  void look_believesNoWordOfAnotherSystem() {
    clock.advance(Duration.ofMinutes(55));
    vanish();
    String first = boundTo("another");
    assertThat(describing.look()).isFalse();

    boundTo(first);
    assertThat(describing.look()).isTrue();
  }

  /** Binds the connection to another account than it was; gives that one. */
  private String boundTo(String account) {
    String before =
        perennial
            .store()
            .sql("select account from connection where name = 'salesforce'")
            .query(String.class)
            .single();
    perennial
        .store()
        .sql("update connection set account = :account where name = 'salesforce'")
        .param("account", account)
        .update();
    return before;
  }

  @Test
  void look_isTriedAgainAfterASystemDidNotAnswer() {
    vanish();
    clock.advance(Duration.ofMinutes(55));
    systems.salesforce().faults().always(Call.to("GET", "/describe"), Fault.unavailable());
    assertThat(describing.look()).isFalse();

    systems.salesforce().faults().clear();
    assertThat(describing.look()).isTrue();
  }

  @Test
  void followSchemas_takesATurnSoThatDriftIsTold() {
    TurnSchedule schedule = Schedules.of(perennial, Duration.ofDays(1), clock);
    Runs runs = perennial.bean(Runs.class);
    clock.advance(Duration.ofMinutes(55));
    schedule.followSchemas();
    assertThat(runs.last(9)).as("nothing has changed").hasSize(1);

    vanish();
    clock.advance(Duration.ofMinutes(55));
    schedule.followSchemas();

    assertThat(runs.last(9)).hasSize(2);
    assertThat(perennial.bean(StatusReader.class).read().alerts())
        .extracting(Alert::subject)
        .contains("salesforce/accounts Industry");
  }
}
