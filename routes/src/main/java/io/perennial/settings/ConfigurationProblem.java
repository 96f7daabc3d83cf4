package io.perennial.settings;

/**
 * Something in the configuration that keeps us from starting.
 *
 * @param place file and line, for example {@code config/application.yaml:12}; or where it should be
 * @param key the full name of the setting
 * @param text what is wrong and what to do about it; never the value
 */
public record ConfigurationProblem(String place, String key, String text) {

  @Override
  public String toString() {
    return "%s  %s %s".formatted(place, key, text);
  }
}
