package io.perennial.install;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.TokenVault;
import io.perennial.settings.AdminSettings;
import io.perennial.settings.Connected;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Connectors with the credentials of an admin, where the settings give them under {@code install:}.
 *
 * <p>Their tokens are forgotten afterwards: kept, they would take the place of the integration's.
 */
@Component
final class AdminConnectors {

  private final AdminSettings settings;
  private final Clock clock;

  AdminConnectors(AdminSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The admin's connector, to be closed by the caller; empty if the usual one is to be used.
   *
   * @throws io.perennial.settings.ConfigurationRefused if the admin's settings are wrong
   */
  Optional<Connector> of(Connected connected) {
    return settings.connector(connected.name(), connected.type(), new Forgetful(), clock);
  }

  private static final class Forgetful implements TokenVault {

    private Optional<String> tokens = Optional.empty();

    @Override
    public synchronized Optional<String> load(ConnectionName connection) {
      return tokens;
    }

    @Override
    public synchronized String refresh(ConnectionName connection, Refresher refresher) {
      String fresh = refresher.refresh(tokens);
      tokens = Optional.of(fresh);
      return fresh;
    }
  }
}
