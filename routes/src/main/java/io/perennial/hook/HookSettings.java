package io.perennial.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.Loopback;
import io.perennial.settings.OperatorSettings;
import io.perennial.settings.Placeholders;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where systems may call us: {@code perennial.hooks}. Without it nobody listens.
 *
 * @param port of a listener of its own, apart from the pages
 * @param address it listens on; the way from outside, with its certificate, ends there
 * @param url what systems call, in front of {@code /hooks/CONNECTION}; empty if endpoints are made
 *     by hand
 * @param secrets of endpoints made by hand, by connection: several while one takes another's place
 */
public record HookSettings(
    int port, String address, Optional<URI> url, SortedMap<String, List<String>> secrets) {

  private static final String KEY = "hooks";
  private static final String SECRETS = "secrets.";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]+");

  public HookSettings {
    secrets = new TreeMap<>(secrets);
  }

  /** What is configured; empty if nothing is. */
  public static Optional<HookSettings> of(OperatorSettings settings) {
    SortedMap<String, String> written = settings.below(KEY);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, List<String>> secrets = new TreeMap<>();
    written.forEach(
        (key, value) -> {
          if (key.startsWith(SECRETS)) {
            secrets.put(
                key.substring(SECRETS.length()),
                Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(secret -> !secret.isEmpty())
                    .toList());
          }
        });
    return Optional.of(
        new HookSettings(
            port(written.getOrDefault("port", "")).orElse(0),
            written.getOrDefault("address", LOOPBACK).strip(),
            Optional.ofNullable(written.get("url")).flatMap(HookSettings::url),
            secrets));
  }

  /** The path of a connection's hook, which is all that the listener serves. */
  public static String path(ConnectionName connection) {
    return "/hooks/" + connection;
  }

  /** Where a connection's system calls us; empty if nobody said where we can be reached. */
  public Optional<URI> address(ConnectionName connection) {
    return url.map(base -> URI.create(base + path(connection)));
  }

  /** Adds what is wrong with the settings, each with its place. */
  public static void judge(OperatorSettings settings, List<ConfigurationProblem> problems) {
    SortedMap<String, String> written = settings.below(KEY);
    if (written.isEmpty()) {
      if (settings.text(KEY).isPresent()) {
        problems.add(
            settings.problem(KEY, "holds settings of its own: port, address, url and secrets"));
      }
      return;
    }
    if (port(written.getOrDefault("port", "")).isEmpty()) {
      problems.add(
          settings.problem(
              KEY + ".port",
              "must be a port from 1 to 65535 that the pages do not use, for example 8104"));
    }
    if (!HOST.matcher(written.getOrDefault("address", LOOPBACK).strip()).matches()) {
      problems.add(
          settings.problem(KEY + ".address", "must be an address of this machine, as 127.0.0.1"));
    }
    if (written.containsKey("url") && url(written.getOrDefault("url", "")).isEmpty()) {
      problems.add(
          settings.problem(
              KEY + ".url",
              "must be https://host, as systems are to call us; http only for this machine's own"));
    }
    written.forEach((key, value) -> judge(settings, key, value, problems));
  }

  private static void judge(
      OperatorSettings settings, String key, String value, List<ConfigurationProblem> problems) {
    Placeholders.tell(settings, KEY + "." + key, value, problems);
    if (!key.startsWith(SECRETS)) {
      if (!List.of("port", "address", "url").contains(key)) {
        problems.add(
            settings.problem(
                KEY + "." + key, "is not a setting: use port, address, url or secrets"));
      }
    } else if (!settings.connections().containsKey(key.substring(SECRETS.length()))) {
      problems.add(
          settings.problem(
              KEY + "." + key,
              "names no connection: use one of "
                  + new ArrayList<>(settings.connections().keySet())));
    }
  }

  private static Optional<Integer> port(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      return port > 0 && port <= HIGHEST_PORT ? Optional.of(port) : Optional.empty();
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }

  /** Without a slash at its end. */
  private static Optional<URI> url(String text) {
    try {
      URI url = URI.create(text.strip().replaceFirst("/+$", ""));
      boolean safe =
          "https".equals(url.getScheme())
              || ("http".equals(url.getScheme()) && Loopback.isAll(List.of(url.toString())));
      return safe && url.getHost() != null && url.getQuery() == null
          ? Optional.of(url)
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "HookSettings[port=%d, address=%s, url=%s]".formatted(port, address, url);
  }
}
