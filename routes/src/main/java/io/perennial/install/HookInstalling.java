package io.perennial.install;

import io.perennial.connector.Connector;
import io.perennial.connector.hook.HookInstallation;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.hook.HookEndpoints;
import io.perennial.hook.HookSettings;
import io.perennial.hook.RefusedHooks;
import io.perennial.settings.OperatorSettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has systems call us, where {@code perennial.hooks.url} says how we are reached. The secrets that
 * they sign with go into the store and are shown to nobody.
 */
@Component
public final class HookInstalling {

  private final Optional<HookSettings> settings;
  private final HookEndpoints endpoints;
  private final RefusedHooks refused;
  private final Clock clock;

  HookInstalling(
      OperatorSettings settings, HookEndpoints endpoints, RefusedHooks refused, Clock clock) {
    this.settings = HookSettings.of(settings);
    this.endpoints = endpoints;
    this.refused = refused;
    this.clock = clock;
  }

  /**
   * Makes or repairs the endpoint of one system.
   *
   * @param connector with rights enough
   * @return one line for each thing; none if the system cannot call, or nobody said where
   * @throws io.perennial.connector.ConnectorException if the system cannot be reached or locks us
   *     out
   */
  public List<Installed> install(Connector connector) {
    Optional<Hooks> hooks = connector.hooks();
    Optional<URI> address = address(connector);
    if (hooks.isEmpty() || address.isEmpty()) {
      return List.of();
    }
    HookInstallation installation =
        hooks
            .get()
            .install(
                address.get(),
                endpoints.kept(connector.connection(), address.get()),
                refused.last().containsKey(connector.connection()));
    installation
        .endpoint()
        .ifPresent(
            endpoint ->
                endpoints.keep(connector.connection(), address.get(), endpoint, clock.instant()));
    if (installation.results().stream().allMatch(HookInstalling::isDone)) {
      refused.forget(connector.connection());
    }
    return installation.results();
  }

  private static boolean isDone(Installed result) {
    return result.outcome() != Installed.Outcome.REFUSED;
  }

  /** The same as files for doing it by hand; asks nobody. */
  List<InstallFile> print(Connector connector) {
    return connector
        .hooks()
        .flatMap(hooks -> address(connector).map(hooks::print))
        .orElse(List.of());
  }

  private Optional<URI> address(Connector connector) {
    return settings.flatMap(known -> known.address(connector.connection()));
  }
}
