package io.perennial.routes;

import io.perennial.sandbox.world.World;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A customer whose renewal is near, and its ticket. */
abstract class TicketTestCase {

  /** 60 days before the renewal: the flag is DUE. */
  static final Instant MORNING = Instant.parse("2026-06-01T08:00:00Z");

  final SettableClock clock = new SettableClock(MORNING);
  ThreeSystems systems;
  TestApplication perennial;
  String account;
  String contract;
  String organization;
  String requester;
  String ticket;

  @BeforeEach
  void start() {
    systems = ThreeSystems.start(World.empty(), clock, 12);
    perennial =
        TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
    account = systems.create("Account", Map.of("Name", "Acme", "Website", "acme.example"));
    contract = systems.create("Opportunity", Deals.firstContract(account));
    organization =
        systems.zendesk().people().createOrganization("Acme", Map.of("external_id", account));
    requester = systems.zendesk().people().createUser("A. Sample", "a@acme.example", organization);
    ticket = systems.zendesk().people().openTicket(requester, "How to", "normal");
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  Object ofTicket(String id, String field) {
    return systems.ticketValue(id, "perennial_" + field).orElse("");
  }

  Object ofOrganization(String field) {
    return systems
        .zendesk()
        .people()
        .organizationField(organization, "perennial_" + field)
        .orElse("");
  }
}
