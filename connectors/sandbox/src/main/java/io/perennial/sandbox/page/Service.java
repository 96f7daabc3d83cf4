package io.perennial.sandbox.page;

import java.net.URI;

/**
 * The service that panels ask, as an admin enters it at a vendor.
 *
 * @param address for example {@code http://127.0.0.1:8080}; nobody else is called with the token
 * @param token kept from browsers
 */
public record Service(URI address, String token) {

  public Service {
    if (address.getScheme() == null || address.getHost() == null) {
      throw new IllegalArgumentException(address + " is no address, as http://127.0.0.1:8080 is");
    }
  }

  /** Whether a call would stay with the service. */
  public boolean covers(URI target) {
    return address.getScheme().equalsIgnoreCase(String.valueOf(target.getScheme()))
        && address.getHost().equalsIgnoreCase(String.valueOf(target.getHost()))
        && address.getPort() == target.getPort()
        && target.getRawUserInfo() == null;
  }

  @Override
  public String toString() {
    return "Service[address=%s]".formatted(address);
  }
}
