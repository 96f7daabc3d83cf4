package io.perennial.console.panel;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.record.DemoRates;
import io.perennial.sandbox.page.Service;
import io.perennial.testing.Confidential;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** The demo: look-alikes of a generated company after a turn, with the app beside their tickets. */
final class Rehearsal implements AutoCloseable {

  private static final long SEED = 1;

  private final MovedClock clock = new MovedClock();
  private final Path mappings;
  private final ThreeSystems systems;
  private final TestApplication perennial;
  private final String token;

  /**
   * Takes a turn over a company of today: browsers know no other day.
   *
   * @param number tells installations apart that run at once
   */
  Rehearsal(int customers, int number) {
    Instant now = clock.instant();
    try {
      mappings = Files.createTempDirectory("rehearsal");
      Files.writeString(mappings.resolve("rates.yaml"), DemoRates.yaml(now));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    systems = ThreeSystems.start(Company.of(customers, SEED, now), clock, number);
    perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .settings(systems.settings())
            .beside(
                Map.of(
                    "perennial.mappings",
                    mappings.toString(),
                    "perennial.public-url",
                    "https://perennial.acme.example"))
            .pages()
            .start();
    perennial.sync();
    token =
        perennial
            .bean(ApiTokens.class)
            .create(
                "Sandbox panel",
                Set.of(ApiScope.CONTEXT, ApiScope.MONEY),
                Optional.of(now.plusSeconds(86_400)),
                now)
            .text();
    Confidential.note(List.of(token));
    ask(perennial.url());
  }

  /** Lets the app ask whoever listens there. */
  void ask(URI service) {
    systems.zendesk().panel().install(new Service(service, token));
  }

  /** Lets the panel on records ask, too. */
  Rehearsal live() {
    systems.salesforce().context().allow(new Service(perennial.url(), token));
    return this;
  }

  /** Time passes, for all of them; what is new at Zendesk is exported a minute later. */
  void pass(Duration time) {
    clock.moved = clock.moved.plus(time);
  }

  ThreeSystems systems() {
    return systems;
  }

  TestApplication perennial() {
    return perennial;
  }

  @Override
  public void close() {
    perennial.close();
    systems.close();
    try {
      boolean deleted = FileSystemUtils.deleteRecursively(mappings);
      assert deleted;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The system's clock, put forward. */
  private static final class MovedClock extends Clock {
    private final Clock system = Clock.systemUTC();
    private volatile Duration moved = Duration.ZERO;

    @Override
    public Instant instant() {
      return system.instant().plus(moved);
    }

    @Override
    public ZoneId getZone() {
      return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("everything here is UTC");
    }
  }
}
