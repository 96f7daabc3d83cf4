package io.perennial.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses that lead nowhere but to this machine. */
public final class Loopback {

  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private Loopback() {}

  /** Whether there is an address among some settings and every address is of this machine. */
  public static boolean isAll(Collection<String> settings) {
    List<String> addresses =
        settings.stream().filter(text -> text.matches("(?i)https?://.*")).toList();
    return !addresses.isEmpty() && addresses.stream().allMatch(Loopback::is);
  }

  /** Whether who listens on an address is reached from this machine alone. */
  public static boolean isAddress(String address) {
    String host = address.strip().toLowerCase(Locale.ROOT);
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return LITERAL.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unreadable) {
      return false;
    }
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
