package io.perennial.routes.greet;

import io.perennial.connector.CheckResult;
import io.perennial.hook.DoubtedSecrets;
import io.perennial.hook.DoubtedSecrets.Doubt;
import io.perennial.hook.HookEndpoints;
import io.perennial.hook.HookEvents;
import io.perennial.hook.HookSettings;
import io.perennial.settings.Connected;
import io.perennial.settings.OperatorSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a system tells us what happens, as far as the store knows. */
@Component
final class HookChecks {

  private static final String THING = "webhooks";
  private static final String SLOW = "changes are noticed by complete turns alone";

  private final Optional<HookSettings> settings;
  private final HookEndpoints endpoints;
  private final HookEvents events;
  private final DoubtedSecrets doubted;
  private final Clock clock;

  HookChecks(
      OperatorSettings settings,
      HookEndpoints endpoints,
      HookEvents events,
      DoubtedSecrets doubted,
      Clock clock) {
    this.settings = HookSettings.of(settings);
    this.endpoints = endpoints;
    this.events = events;
    this.doubted = doubted;
    this.clock = clock;
  }

  /** One line; none if nobody listens, or the system cannot call. */
  Optional<CheckResult> of(Connected connected) {
    return settings
        .filter(listening -> connected.connector().hooks().isPresent())
        .map(listening -> check(connected, listening));
  }

  private CheckResult check(Connected connected, HookSettings listening) {
    boolean known =
        !endpoints.secrets(connected.name(), clock.instant()).isEmpty()
            || !listening.secrets().getOrDefault(connected.name().value(), List.of()).isEmpty();
    if (!known) {
      return CheckResult.warn(
          THING,
          "no signing secret is known, so that calls are refused: " + SLOW,
          listening.url().isPresent()
              ? "run install"
              : "set perennial.hooks.url and run install, or give perennial.hooks.secrets."
                  + connected.name());
    }
    Optional<Instant> last = events.last(connected.name());
    Optional<Doubt> doubt = doubted.of(connected.name());
    if (doubt.isPresent()) {
      return CheckResult.warn(
          THING,
          "a call at %s was signed by none of the secrets that we know, and %s: if the secret was reset there, %s"
              .formatted(
                  doubt.get().refusedAt().truncatedTo(ChronoUnit.SECONDS),
                  last.isPresent()
                      ? "the last event came in before it, at "
                          + last.get().truncatedTo(ChronoUnit.SECONDS)
                      : "no event has come in yet",
                  SLOW),
          doubt.get().mend());
    }
    return last.isPresent()
        ? CheckResult.ok(
            THING, "the last event came in at " + last.get().truncatedTo(ChronoUnit.SECONDS))
        : CheckResult.warn(
            THING,
            "no event has come in yet: " + SLOW,
            "change a record there while serve runs; if nothing comes, see that %s on port %d can be reached from outside"
                .formatted(HookSettings.path(connected.name()), listening.port()));
  }
}
