package io.perennial.routes.hook;

import static org.awaitility.Awaitility.await;

import io.perennial.install.Installing;
import io.perennial.sandbox.world.World;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.TestPorts;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three customers, and a turn that follows what their systems tell. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
abstract class HookTurnTestCase {

  /** 60 days before the renewal: the flag is DUE. */
  static final Instant MORNING = Instant.parse("2026-06-01T08:00:00Z");

  final SettableClock clock = new SettableClock(MORNING);

  final int port = TestPorts.free();

  /** Rules that take the place of the shipped ones. */
  @TempDir Path mappings;

  ThreeSystems systems;

  TestApplication perennial;

  String account;

  String requester;

  @BeforeEach
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  void start() {
    systems = ThreeSystems.start(World.empty(), clock, 32);
    Map<String, String> settings = new TreeMap<>(systems.settings());
    settings.put("perennial.mappings", mappings.toString());
    settings.put("perennial.hooks.port", String.valueOf(port));
    settings.put("perennial.hooks.url", "http://127.0.0.1:" + port);
    perennial = TestApplication.on(TestDatabase.create(), clock).settings(settings).hooks().start();
    account = customer("Acme");
    customer("Bolt");
    customer("Circa");
    requester =
        systems
            .zendesk()
            .people()
            .createUser(
                "A. Sample",
                "a@acme.example",
                systems
                    .zendesk()
                    .people()
                    .createOrganization("Acme", Map.of("external_id", account)));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    perennial.bean(Installing.class).install(Set.of());
    forget();
  }

  String customer(String name) {
    String id = systems.create("Account", Map.of("Name", name));
    systems.create("Opportunity", Deals.firstContract(id));
    return id;
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  void forget() {
    systems.zendesk().writes().reset();
    systems.salesforce().writes().reset();
    systems.zendesk().journal().reset();
    systems.salesforce().journal().reset();
  }

  Report hooks() {
    return perennial.take(TurnRequest.ofHooks());
  }

  String openTicket(String priority) {
    String ticket = systems.zendesk().people().openTicket(requester, "How to", priority);
    awaitDue(1);
    return ticket;
  }

  int due() {
    return perennial.store().sql("select count(*) from hook_due").query(Integer.class).single();
  }

  void awaitDue(int records) {
    await().atMost(Duration.ofSeconds(10)).until(() -> due() == records);
  }

  int count(String table) {
    return perennial.store().sql("select count(*) from " + table).query(Integer.class).single();
  }
}
