package io.perennial.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.settings.OperatorSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Secrets that may have been reset at the vendor, as calls are refused that they did not sign. */
@Component
public final class DoubtedSecrets {

  private final Optional<HookSettings> settings;
  private final RefusedHooks refused;

  DoubtedSecrets(OperatorSettings settings, RefusedHooks refused) {
    this.settings = HookSettings.of(settings);
    this.refused = refused;
  }

  /**
   * A doubt.
   *
   * @param refusedAt when a call was last refused, to a minute; no event was believed since
   * @param mend what a person does about it
   */
  public record Doubt(ConnectionName connection, Instant refusedAt, String mend) {}

  /** Of all connections, by name; none if nobody listens. */
  public List<Doubt> all() {
    List<Doubt> doubts = new ArrayList<>();
    settings.ifPresent(
        listening ->
            new TreeMap<>(refused.last())
                .forEach((name, at) -> doubts.add(new Doubt(name, at, mend(listening, name)))));
    return doubts;
  }

  public Optional<Doubt> of(ConnectionName connection) {
    return all().stream().filter(doubt -> doubt.connection().equals(connection)).findFirst();
  }

  private static String mend(HookSettings listening, ConnectionName connection) {
    String byHand =
        "give the secret that %1$s shows now as perennial.hooks.secrets.%1$s".formatted(connection);
    return listening.url().isEmpty() || listening.secrets().containsKey(connection.value())
        ? byHand
        : "run install --only %s, which brings the secret that is good now".formatted(connection);
  }
}
