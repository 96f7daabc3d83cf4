package io.perennial.alert;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How alerts are mailed: {@code perennial.alerts.mail}.
 *
 * @param port 587 with starttls, 465 with tls, 25 without either, unless configured
 * @param security how the way to the server is kept secret; none only on this machine
 * @param login empty where the server asks for none
 */
public record MailSettings(
    List<String> to, String from, String host, int port, Security security, Optional<Login> login) {

  private static final String KEY = "mail";
  private static final Set<String> KNOWN =
      new TreeSet<>(Set.of("to", "from", "host", "port", "security", "username", "password"));
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s,]+@[^@\\s,]+");
  private static final int HIGHEST_PORT = 65_535;

  public MailSettings {
    to = List.copyOf(to);
  }

  /** How the way to the server is kept secret. */
  public enum Security {
    STARTTLS(587),
    TLS(465),
    NONE(25);

    private final int usualPort;

    Security(int usualPort) {
      this.usualPort = usualPort;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who we are to the server. */
  public record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login[username=%s]".formatted(username);
    }
  }

  /** Takes what is below {@code mail} out of the settings; empty if it is not, or wrongly, set. */
  static Optional<MailSettings> of(
      OperatorSettings settings,
      SortedMap<String, String> alerts,
      List<ConfigurationProblem> problems) {
    SortedMap<String, String> written = new TreeMap<>();
    alerts.forEach(
        (key, value) -> {
          if (key.equals(KEY) || key.startsWith(KEY + ".")) {
            written.put(key.substring(Math.min(key.length(), KEY.length() + 1)), value.strip());
          }
        });
    alerts.keySet().removeIf(key -> key.equals(KEY) || key.startsWith(KEY + "."));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Reader reader = new Reader(settings, written, problems, problems.size());
    return reader.read();
  }

  private record Reader(
      OperatorSettings settings,
      SortedMap<String, String> written,
      List<ConfigurationProblem> problems,
      int before) {

    Optional<MailSettings> read() {
      for (String key : written.keySet()) {
        if (!KNOWN.contains(key)) {
          problem(key, "is not a setting: use one of " + String.join(", ", KNOWN));
        }
      }
      List<String> to = addresses(text("to"));
      List<String> from = addresses(text("from"));
      if (to.isEmpty()) {
        problem("to", "must be one or more addresses with commas between them");
      }
      if (from.size() != 1) {
        problem("from", "must be one address, which the server lets us write as");
      }
      String host = text("host");
      if (host.isEmpty()) {
        problem("host", "must be the name of the mail server");
      }
      Security security = security(host);
      int port = port(security);
      Optional<Login> login = login();
      return problems.size() > before
          ? Optional.empty()
          : Optional.of(new MailSettings(to, from.get(0), host, port, security, login));
    }

    private Security security(String host) {
      boolean here = THIS_MACHINE.contains(host);
      String word = text("security");
      Optional<Security> known =
          Arrays.stream(Security.values()).filter(each -> each.word().equals(word)).findFirst();
      if (!word.isEmpty() && known.isEmpty()) {
        problem("security", "must be starttls, tls or none");
      }
      if (known.equals(Optional.of(Security.NONE)) && !here) {
        problem("security", "may be none only for a server on this machine: use starttls or tls");
      }
      return known.orElse(here ? Security.NONE : Security.STARTTLS);
    }

    private int port(Security security) {
      String text = text("port");
      if (text.isEmpty()) {
        return security.usualPort;
      }
      if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > HIGHEST_PORT) {
        problem("port", "must be a port from 1 to 65535, for example 587");
        return security.usualPort;
      }
      return Integer.parseInt(text);
    }

    private Optional<Login> login() {
      if (text("username").isEmpty() != text("password").isEmpty()) {
        problem("username", "and password go together: give both or neither");
      }
      return text("username").isEmpty()
          ? Optional.empty()
          : Optional.of(new Login(text("username"), text("password")));
    }

    private static List<String> addresses(String text) {
      List<String> addresses = new ArrayList<>();
      for (String part : text.split(",")) {
        if (!part.isBlank()) {
          addresses.add(part.strip());
        }
      }
      return addresses.stream().allMatch(each -> ADDRESS.matcher(each).matches())
          ? addresses
          : List.of();
    }

    private String text(String key) {
      return written.getOrDefault(key, "");
    }

    private void problem(String key, String text) {
      problems.add(settings.problem("%s.%s.%s".formatted(AlertSettings.KEY, KEY, key), text));
    }
  }
}
