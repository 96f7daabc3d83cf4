package io.perennial.access;

import static io.perennial.access.ApiSettings.KEY;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.Loopback;
import io.perennial.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the API listens beside the pages.
 *
 * @param port of a listener of its own
 * @param address it listens on, this machine's own unless configured
 * @param tls certificate and key; empty if TLS ends before it, or it listens on this machine alone
 */
public record ListenerSettings(int port, String address, Optional<TlsSettings> tls) {

  private static final String PORT = "port";
  private static final String ADDRESS = "address";
  private static final String PROXY = "behind-proxy";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]+");

  /** Takes what is its own out of the written settings; empty if nothing is, or it is wrong. */
  static Optional<ListenerSettings> of(
      OperatorSettings settings,
      SortedMap<String, String> written,
      List<ConfigurationProblem> problems) {
    Set<String> own = new TreeSet<>(written.keySet());
    own.retainAll(Set.of(PORT, ADDRESS, PROXY, TlsSettings.KEYSTORE, TlsSettings.PASSWORD));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<ConfigurationProblem> found = new ArrayList<>();
    boolean encrypted = own.contains(TlsSettings.KEYSTORE) || own.contains(TlsSettings.PASSWORD);
    int port = port(settings, written.remove(PORT), found);
    String address = Optional.ofNullable(written.remove(ADDRESS)).orElse(LOOPBACK).strip();
    boolean proxy = proxy(settings, written.remove(PROXY), found);
    Optional<TlsSettings> tls = TlsSettings.of(settings, written, found);
    if (!HOST.matcher(address).matches()) {
      found.add(
          settings.problem(
              KEY + "." + ADDRESS, "must be an address of this machine, as 127.0.0.1 or 0.0.0.0"));
    } else if (!Loopback.isAddress(address) && !encrypted && !proxy) {
      found.add(
          settings.problem(
              KEY + "." + ADDRESS,
              "leads beyond this machine, and tokens travel with every call: add tls with keystore"
                  + " and keystore-password, or behind-proxy: true if TLS ends in a proxy before"
                  + " it"));
    }
    problems.addAll(found);
    return found.isEmpty()
        ? Optional.of(new ListenerSettings(port, address, tls))
        : Optional.empty();
  }

  private static int port(
      OperatorSettings settings, @Nullable String text, List<ConfigurationProblem> problems) {
    try {
      int port = text == null ? 0 : Integer.parseInt(text.strip());
      if (port > 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException malformed) {
      // told below, as any other that cannot be used
    }
    problems.add(
        settings.problem(
            KEY + "." + PORT,
            "must be a port from 1 to 65535 that the pages do not use, for example 8105"));
    return 0;
  }

  private static boolean proxy(
      OperatorSettings settings, @Nullable String text, List<ConfigurationProblem> problems) {
    String word = text == null ? "false" : text.strip();
    if (!word.equals("true") && !word.equals("false")) {
      problems.add(settings.problem(KEY + "." + PROXY, "must be true or false"));
    }
    return word.equals("true");
  }
}
