package io.perennial.connector.hook;

import io.perennial.connector.install.Installed;
import java.util.List;
import java.util.Optional;

/**
 * What became of an endpoint.
 *
 * @param results one line for each thing, for people
 * @param endpoint to be kept from now on; empty if the secret that we hold is still good, or if
 *     there is no endpoint
 */
public record HookInstallation(List<Installed> results, Optional<HookEndpoint> endpoint) {

  public HookInstallation {
    results = List.copyOf(results);
  }
}
