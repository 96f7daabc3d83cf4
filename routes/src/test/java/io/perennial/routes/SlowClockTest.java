package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.world.World;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock that is behind the vendors' makes facts late, never lost. */
class SlowClockTest {

  private static final Instant MORNING = Instant.parse("2026-06-01T08:00:00Z");
  private static final Duration BEHIND = Duration.ofMinutes(4);

  private final SettableClock vendors = new SettableClock(MORNING);
  private final SettableClock ours = new SettableClock(MORNING.minus(BEHIND));
  private ThreeSystems systems;
  private TestApplication perennial;
  private String account;
  private String requester;

  @BeforeEach
  void start() {
    systems = ThreeSystems.start(World.empty(), vendors, 12);
    perennial =
        TestApplication.on(TestDatabase.create(), ours).settings(systems.settings()).start();
    account = systems.create("Account", Map.of("Name", "Acme", "Website", "acme.example"));
    systems.create("Opportunity", Deals.firstContract(account));
    String organization =
        systems.zendesk().people().createOrganization("Acme", Map.of("external_id", account));
    requester = systems.zendesk().people().createUser("A. Sample", "a@acme.example", organization);
    pass(Duration.ofMinutes(10));
    perennial.sync();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void fact_countsFromItsOwnMomentOnWithoutBeingReadAgain() {
    pass(Duration.ofHours(1));
    Instant opened = vendors.instant();
    systems.zendesk().people().openTicket(requester, "It burns", "urgent");
    pass(Duration.ofMinutes(2));

    perennial.sync();
    assertThat(ours.instant()).isBefore(opened);
    assertThat(criticalTickets()).as("to come, by our clock").isEqualTo("0");

    ours.set(opened.minusNanos(1_000_000));
    perennial.sync();
    assertThat(criticalTickets()).as("a millisecond before").isEqualTo("0");

    ours.set(opened);
    perennial.sync();
    assertThat(criticalTickets()).isEqualTo("1");
  }

  private String criticalTickets() {
    Object written =
        systems
            .salesforce()
            .records()
            .get("Account", account)
            .orElseThrow()
            .get("Perennial_Open_Critical_Tickets__c");
    return new BigDecimal(String.valueOf(written)).toPlainString();
  }

  private void pass(Duration time) {
    vendors.advance(time);
    ours.advance(time);
  }
}
