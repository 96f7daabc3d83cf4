package io.perennial.benchmark.systems;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connections of an {@code application.yaml}, as {@code sandbox} prints them.
 *
 * @param settings by connection
 */
public record Connections(Map<String, Map<String, String>> settings) {

  private static final Pattern LINE = Pattern.compile("( {4}| {6})([\\w-]+):(?: (.+))?");
  private static final List<String> ADDRESSES = List.of("login-url", "url");

  public Connections {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** Reads the lines that {@code sandbox} prints; others are passed over. */
  public static Connections read(List<String> lines) {
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    Map<String, String> connection = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher words = LINE.matcher(line);
      if (words.matches() && words.group(3) == null) {
        connection = new LinkedHashMap<>();
        settings.put(words.group(2), connection);
      } else if (words.matches()) {
        connection.put(words.group(2), words.group(3));
      }
    }
    return new Connections(settings);
  }

  /** Where each is. */
  public Map<String, URI> addresses() {
    Map<String, URI> addresses = new TreeMap<>();
    settings.forEach(
        (name, connection) -> addresses.put(name, URI.create(setting(name, address(connection)))));
    return addresses;
  }

  /** The same systems at other addresses. */
  public Connections at(Map<String, URI> addresses) {
    Map<String, Map<String, String>> moved = new TreeMap<>();
    settings.forEach(
        (name, connection) -> {
          Map<String, String> changed = new LinkedHashMap<>(connection);
          URI address = addresses.get(name);
          if (address != null) {
            changed.put(address(connection), address.toString());
          }
          moved.put(name, changed);
        });
    return new Connections(moved);
  }

  /** The same with a further setting, for example {@code stripe.key}. */
  public Connections with(String path, String value) {
    int dot = path.indexOf('.');
    Map<String, Map<String, String>> more = new TreeMap<>(settings);
    String name = path.substring(0, Math.max(0, dot));
    Map<String, String> connection = new LinkedHashMap<>(more.getOrDefault(name, Map.of()));
    connection.put(path.substring(dot + 1), value);
    more.put(name, connection);
    return new Connections(more);
  }

  public String setting(String connection, String name) {
    return Objects.requireNonNull(
        settings.getOrDefault(connection, Map.of()).get(name), connection + "." + name);
  }

  /** The text of an {@code application.yaml}. */
  public String yaml() {
    StringBuilder yaml = new StringBuilder("perennial:\n  connections:\n");
    settings.forEach(
        (name, connection) -> {
          yaml.append("    ").append(name).append(":\n");
          connection.forEach(
              (key, value) -> yaml.append("      %s: \"%s\"\n".formatted(key, value)));
        });
    return yaml.toString();
  }

  private static String address(Map<String, String> connection) {
    return ADDRESSES.stream().filter(connection::containsKey).findFirst().orElse("url");
  }
}
