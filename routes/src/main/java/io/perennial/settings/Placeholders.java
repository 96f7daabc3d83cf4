package io.perennial.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables in settings, such as <code>${STRIPE_KEY}</code>, that nobody has set. */
public final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)}");

  private Placeholders() {}

  /**
   * Tells the first variable of a setting that is not set.
   *
   * @param key below the root, for example {@code alerts.webhook}
   * @return whether there is one: the setting counts as not written then
   */
  public static boolean tell(
      OperatorSettings settings, String key, String value, List<ConfigurationProblem> problems) {
    Matcher placeholder = PLACEHOLDER.matcher(value);
    if (!placeholder.find()) {
      return false;
    }
    problems.add(
        settings.problem(
            key,
            "needs the environment variable %s, which is not set".formatted(placeholder.group(1))));
    return true;
  }
}
