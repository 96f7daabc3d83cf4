package io.perennial.sandbox.zendesk.page;

import java.net.URI;

/**
 * What an admin enters when the app is uploaded.
 *
 * @param address of the service that the app asks; the proxy calls nobody else
 * @param token kept from browsers
 */
public record Installation(URI address, String token) {

  public Installation {
    if (address.getScheme() == null || address.getHost() == null) {
      throw new IllegalArgumentException(address + " is no address, as http://127.0.0.1:8080 is");
    }
  }

  /** Whether a call would stay with the service. */
  boolean covers(URI target) {
    return address.getScheme().equalsIgnoreCase(String.valueOf(target.getScheme()))
        && address.getHost().equalsIgnoreCase(String.valueOf(target.getHost()))
        && address.getPort() == target.getPort()
        && target.getRawUserInfo() == null;
  }

  @Override
  public String toString() {
    return "Installation[address=%s]".formatted(address);
  }
}
