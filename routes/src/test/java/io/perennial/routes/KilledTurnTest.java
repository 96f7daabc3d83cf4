package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.engine.Faults;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.testing.Forked;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The program is killed at five points and started again: it ends as if nothing had happened, and
 * nothing was written twice.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class KilledTurnTest {

  private static final int ACCOUNTS = 450;
  private static final Instant THEN = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir Path folder;

  /** Where the program dies. */
  enum Point {
    BEFORE_THE_FIRST_PAGE(Call.to("GET", "/queryAll"), 1, Fault::before),
    AFTER_A_PAGE_WAS_READ(Point::isPage, 2, Fault::after),
    BEFORE_A_BATCH_ARRIVES(Call.to("PATCH", "/composite/sobjects"), 1, Fault::before),
    AFTER_A_BATCH_ARRIVED(Call.to("PATCH", "/composite/sobjects"), 2, Fault::after),
    WHILE_WRITES_COME_BACK(Point::isEcho, 1, Fault::after);

    private final Predicate<Call> calls;
    private final int which;
    private final Function<Runnable, Fault> fault;

    Point(Predicate<Call> calls, int which, Function<Runnable, Fault> fault) {
      this.calls = calls;
      this.which = which;
      this.fault = fault;
    }

    private static boolean isPage(Call call) {
      return call.path().contains("/queryAll") && soql(call).contains("FROM Account WHERE");
    }

    private static boolean isEcho(Call call) {
      return isPage(call)
          && soql(call).contains("SystemModstamp >= ")
          && soql(call).contains("ORDER BY");
    }

    private static String soql(Call call) {
      return call.parameter("q").orElse("");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sync_afterAKillEndsAsIfUndisturbed(Point point) {
    Map<String, Map<String, Object>> undisturbed = new TreeMap<>();
    try (SalesforceSystem crm = organisation()) {
      run(crm, folder.resolve("undisturbed"), 0);
      undisturbed.putAll(state(crm));
    }
    try (SalesforceSystem crm = organisation()) {
      Path home = home("killed");
      Forked.configure(home, "salesforce", crm.settings(), Optional.of(TestDatabase.create()));
      CompletableFuture<Forked> victim = new CompletableFuture<>();
      if (point.which > 1) {
        crm.salesforce().faults().next(point.calls, point.which - 1, (call, work) -> work.get());
      }
      Faults.Planned planned =
          crm.salesforce()
              .faults()
              .next(
                  point.calls,
                  point.fault.apply(
                      () -> {
                        victim.join().kill();
                        victim.join().await();
                      }));
      try (Forked first = Forked.start(home, "sync")) {
        victim.complete(first);
        assertThat(first.await()).as(first.output()).isEqualTo(137);
      }
      assertThat(planned.struck()).isEqualTo(1);

      try (Forked second = Forked.start(home, "sync")) {
        assertThat(second.await()).as(second.output()).isZero();
      }

      assertThat(state(crm)).isEqualTo(undisturbed);
      assertThat(crm.salesforce().writes().needless()).isEmpty();
    }
  }

  @Test
  void sync_adoptsTheDatabaseServerOfAKilledProcess() {
    try (SalesforceSystem crm = organisation()) {
      Path home = home("embedded");
      Forked.configure(home, "salesforce", crm.settings(), Optional.empty());
      CompletableFuture<Forked> victim = new CompletableFuture<>();
      crm.salesforce()
          .faults()
          .next(
              Call.to("PATCH", "/composite/sobjects"),
              Fault.after(
                  () -> {
                    victim.join().kill();
                    victim.join().await();
                  }));
      try (Forked first = Forked.start(home, "sync")) {
        victim.complete(first);
        assertThat(first.await()).as(first.output()).isEqualTo(137);
      }

      try (Forked second = Forked.start(home, "sync")) {
        assertThat(second.await()).as(second.output()).isZero();
      }

      assertThat(state(crm)).hasSize(ACCOUNTS);
      assertThat(crm.salesforce().writes().needless()).isEmpty();
      assertThat(home.resolve("data/database/postmaster.pid")).doesNotExist();
    }
  }

  private Path home(String name) {
    Path home = folder.resolve(name);
    home.toFile().mkdirs();
    return home;
  }

  private void run(SalesforceSystem crm, Path home, int exit) {
    home.toFile().mkdirs();
    Forked.configure(home, "salesforce", crm.settings(), Optional.of(TestDatabase.create()));
    try (Forked sync = Forked.start(home, "sync")) {
      assertThat(sync.await()).as(sync.output()).isEqualTo(exit);
    }
  }

  private static SalesforceSystem organisation() {
    SettableClock clock = new SettableClock(THEN);
    SalesforceSystem crm =
        SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock);
    for (int i = 0; i < ACCOUNTS; i++) {
      String account = crm.create("Account", Map.of("Name", "Acme " + i));
      crm.create(
          "Contact",
          Map.of("LastName", "Sample", "AccountId", account, "Title", "Chief Executive"));
      clock.advance(Duration.ofSeconds(1));
    }
    return crm;
  }

  private static Map<String, Map<String, Object>> state(SalesforceSystem crm) {
    Map<String, Map<String, Object>> state = new TreeMap<>();
    for (RecordWrite write : crm.salesforce().writes().all()) {
      if (write.object().equals("Account")) {
        Map<String, Object> fields =
            new TreeMap<>(crm.salesforce().records().get("Account", write.id()).orElseThrow());
        fields.keySet().removeIf(field -> !field.startsWith("Perennial_"));
        state.put(write.id(), fields);
      }
    }
    return state;
  }
}
