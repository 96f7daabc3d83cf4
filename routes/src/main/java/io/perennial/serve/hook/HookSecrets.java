package io.perennial.serve.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.hook.HookEndpoints;
import io.perennial.hook.HookSettings;
import io.perennial.serve.hook.HookConfiguration.Listening;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets that may have signed a call: those that {@code install} keeps and those of the
 * settings. The store is asked every few seconds, so that forged calls cost no query each.
 */
final class HookSecrets {

  private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

  private final Listening listening;
  private final HookEndpoints endpoints;
  private final Clock clock;
  private final Map<ConnectionName, Known> known = new ConcurrentHashMap<>();

  HookSecrets(Listening listening, HookEndpoints endpoints, Clock clock) {
    this.listening = listening;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  private record Known(List<String> secrets, long at) {}

  List<String> of(ConnectionName connection) {
    Known last = known.get(connection);
    if (last == null || System.nanoTime() - last.at() > FRESH_NANOS) {
      List<String> secrets = new ArrayList<>(endpoints.secrets(connection, clock.instant()));
      listening
          .settings()
          .map(HookSettings::secrets)
          .map(given -> given.get(connection.value()))
          .ifPresent(secrets::addAll);
      last = new Known(List.copyOf(secrets), System.nanoTime());
      known.put(connection, last);
    }
    return last.secrets();
  }
}
