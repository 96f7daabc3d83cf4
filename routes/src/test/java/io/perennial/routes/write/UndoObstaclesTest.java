package io.perennial.routes.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.routes.Undos;
import io.perennial.sandbox.world.World;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Salesforce and Zendesk put in the way of an undo. */
@Timeout(120)
class UndoObstaclesTest {

  private static final int CUSTOMERS = 12;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 43);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
  private final List<String> accounts = new ArrayList<>();
  private final List<String> organizations = new ArrayList<>();
  private final List<UndoneField> told = new ArrayList<>();
  private long run;

  @BeforeEach
  @Timeout(120)
  void writeOnce() {
    for (int i = 0; i < CUSTOMERS; i++) {
      String account = systems.create("Account", Map.of("Name", "Acme " + i));
      accounts.add(account);
      organizations.add(
          systems
              .zendesk()
              .people()
              .createOrganization("Acme " + i, Map.of("external_id", account)));
    }
    clock.advance(Duration.ofMinutes(10));
    Report report = perennial.sync();
    assertThat(report.connection("zendesk").written())
        .containsEntry("organization", new Written(CUSTOMERS, CUSTOMERS, 0, 0));
    run = report.run();
    systems.salesforce().writes().reset();
    systems.zendesk().writes().reset();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void undo_putsBackAllButWhatIsInTheWayAndTheRestOnceItIsGone() {
    systems.salesforce().obstacles().spoil(accounts.get(3));
    systems.salesforce().obstacles().lockRow(accounts.get(7), 2);
    systems.zendesk().jobs().snags().refuse(organizations.get(2));
    systems.zendesk().jobs().snags().fail(organizations.get(8));
    systems.zendesk().jobs().snags().lock(organizations.get(11), 2);

    Report report = undo();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(CUSTOMERS, CUSTOMERS - 1, 1, 0));
    assertThat(report.connection("zendesk").written())
        .containsEntry("organization", new Written(CUSTOMERS, CUSTOMERS - 2, 2, 0));
    assertThat(ids(Outcome.REFUSED))
        .containsExactlyInAnyOrder(accounts.get(3), organizations.get(2), organizations.get(8));
    assertThat(ids(Outcome.PUT_BACK)).hasSize(2 * CUSTOMERS - 3);
    assertThat(report.problems())
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem.mend()).contains("say undo " + run + " again"));
    assertThat(systems.salesforce().writes().needless()).isEmpty();
    assertThat(systems.zendesk().writes().needless()).isEmpty();

    long writes = writes();
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().problems()).isEmpty();
    assertThat(writes()).as("nothing differs any more").isEqualTo(writes);

    systems.salesforce().obstacles().clear();
    systems.zendesk().jobs().snags().clear();
    assertThat(undo().status()).isEqualTo(Status.COMPLETE);
    assertThat(ids(Outcome.PUT_BACK))
        .containsExactlyInAnyOrder(accounts.get(3), organizations.get(2), organizations.get(8));
  }

  private Report undo() {
    told.clear();
    clock.advance(Duration.ofMinutes(10));
    return perennial.bean(Undos.class).undo(run, false, this::tell);
  }

  private synchronized void tell(UndoneField field) {
    told.add(field);
  }

  private Set<String> ids(Outcome outcome) {
    Set<String> ids = new TreeSet<>();
    told.stream().filter(field -> field.outcome() == outcome).forEach(field -> ids.add(field.id()));
    return ids;
  }

  private long writes() {
    return systems.salesforce().writes().count() + systems.zendesk().writes().count();
  }
}
