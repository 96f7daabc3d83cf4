package io.perennial.settings;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Addresses that lead nowhere but to this machine. */
public final class Loopback {

  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  private Loopback() {}

  /** Whether there is an address among some settings and every address is of this machine. */
  public static boolean isAll(Collection<String> settings) {
    List<String> addresses =
        settings.stream().filter(text -> text.matches("(?i)https?://.*")).toList();
    return !addresses.isEmpty() && addresses.stream().allMatch(Loopback::is);
  }

  private static boolean is(String address) {
    try {
      String host = URI.create(address).getHost();
      return host != null && HOSTS.contains(host);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
