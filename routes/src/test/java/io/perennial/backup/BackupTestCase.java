package io.perennial.backup;

import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.company.Company;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store with something in it, its backup, and another store. */
@Timeout(120)
abstract class BackupTestCase {

  static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");

  final SettableClock clock = new SettableClock(TODAY);

  final ThreeSystems systems = ThreeSystems.start(Company.of(25, 2, TODAY), clock, 32);

  @TempDir Path folder;

  /** Rules that take the place of the shipped ones. */
  @TempDir Path mappings;

  TestApplication perennial;

  @BeforeEach
  @Timeout(120)
  void start() {
    perennial = application(TestDatabase.create());
  }

  TestApplication application(DatabaseSettings database) {
    return TestApplication.on(database, clock)
        .settings(systems.settings())
        .settings(Map.of("perennial.mappings", mappings.toString()))
        .start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  Path backup() throws IOException {
    Path file = folder.resolve("store.backup");
    perennial.bean(BackupWriter.class).write(file, false);
    return file;
  }

  static void restore(TestApplication other, Path file) throws IOException {
    other.bean(Restoring.class).restore(file, false);
  }

  /** Everything that counts, without what only tells when a store was filled. */
  static List<String> state(TestApplication application) {
    return application
        .store()
        .sql(
            """
            select 'record ' || connection || stream || id || payload || own || deleted
            from source_record
            union all select 'health ' || account_id || concat_ws(' ', points, band, trend, coverage,
                drivers, at_risk, renewal_date, renewal_flag, arr, flags)
              from health join customer on customer.id = health.customer
            union all select 'link ' || link.connection || type || link.id || account_id
              from customer_link link join customer on customer.id = link.customer
            union all select 'target ' || connection || object || id || desired || seen || pending
              from target_value
            order by 1
            """)
        .query(String.class)
        .list();
  }
}
