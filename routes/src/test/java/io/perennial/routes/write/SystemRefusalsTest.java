package io.perennial.routes.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedReader;
import io.perennial.sandbox.world.World;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Refusals as Salesforce and Zendesk make them. */
class SystemRefusalsTest {

  private static final String BATCH = "PATCH /services/data/{version}/composite/sobjects";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 41);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
  private final List<String> accounts = new ArrayList<>();
  private final List<String> organizations = new ArrayList<>();

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void sync_isolatesTheAccountThatSpoilsACollection() {
    sell(40);
    systems.salesforce().obstacles().spoil(accounts.get(17));

    Report report = perennial.sync();

    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(40, 39, 1, 0));
    assertThat(systems.salesforce().journal().calls(BATCH)).isLessThanOrEqualTo(14);
    assertThat(systems.salesforce().writes().needless()).isEmpty();
    assertThat(parked())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).isEqualTo(accounts.get(17));
              assertThat(entry.customer()).isEqualTo("Acme 17");
              assertThat(entry.code()).isEqualTo("JSON_PARSER_ERROR");
              assertThat(entry.cause()).isEqualTo("A value cannot be understood.");
            });
  }

  @Test
  void sync_writesAccountsThatOthersHadLocked() {
    sell(5);
    systems.salesforce().obstacles().lockRow(accounts.get(1), 2);
    systems.salesforce().obstacles().lockRow(accounts.get(4), 1);

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(5, 5, 0, 0));
  }

  @Test
  void sync_writesWithANewSessionWhenTheOldOneEndsBetweenReadingAndWriting() {
    sell(2);
    systems
        .salesforce()
        .faults()
        .next(
            call -> call.method().equals("PATCH"),
            (call, work) -> {
              systems.salesforce().expireTokens();
              return work.get();
            });

    Report report = perennial.sync();

    assertThat(report.status()).as(report.problems().toString()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(2, 2, 0, 0));
  }

  @Test
  void sync_isolatesTheOrganizationsOverWhichJobsStumble() {
    sell(12);
    support();
    systems.zendesk().jobs().snags().refuse(organizations.get(3));
    systems.zendesk().jobs().snags().fail(organizations.get(8));
    systems.zendesk().jobs().snags().lock(organizations.get(11), 2);

    Report report = perennial.sync();

    assertThat(report.connection("zendesk").written())
        .containsEntry("organization", new Written(12, 10, 2, 0));
    assertThat(parked())
        .extracting(ParkedList.Entry::id, ParkedList.Entry::code)
        .containsExactlyInAnyOrder(
            tuple(organizations.get(3), "UnprocessableEntity"),
            tuple(organizations.get(8), "JOB_FAILED"));
  }

  private void sell(int number) {
    for (int i = 0; i < number; i++) {
      accounts.add(systems.create("Account", Map.of("Name", "Acme " + i)));
    }
    clock.advance(Duration.ofMinutes(10));
  }

  private void support() {
    for (int i = 0; i < accounts.size(); i++) {
      organizations.add(
          systems
              .zendesk()
              .people()
              .createOrganization("Acme " + i, Map.of("external_id", accounts.get(i))));
    }
    clock.advance(Duration.ofMinutes(10));
  }

  private List<ParkedList.Entry> parked() {
    return perennial
        .bean(ParkedReader.class)
        .read(
            new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of()), 100)
        .records();
  }
}
