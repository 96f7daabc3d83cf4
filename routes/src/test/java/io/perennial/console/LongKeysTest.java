package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.company.Company;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages full of the long keys that real systems have. Only with {@code -Pbrowser}. */
@Tag("browser")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class LongKeysTest {

  private static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void pages_fitTheirWindow() {
    SettableClock clock = new SettableClock(TODAY);
    try (Browser browser = Browser.start();
        ThreeSystems systems = ThreeSystems.start(Company.of(20, 1, TODAY), clock, 31);
        TestApplication perennial =
            TestApplication.on(TestDatabase.create(), clock)
                .settings(systems.settings())
                .pages()
                .start()) {
      perennial.sync();
      for (int customer = 1; customer <= 20; customer++) {
        browser.size(1280, 900).open(perennial.url().resolve("/customers/" + customer));

        assertThat(browser.overflow()).as("customer %d", customer).isZero();
      }
    }
  }
}
