package io.perennial.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class HookSettingsTest {

  private static final ConnectionName STRIPE = new ConnectionName("stripe-eu");

  private static OperatorSettings settings(Map<String, Object> hooks) {
    Map<String, Object> written = new TreeMap<>();
    hooks.forEach((key, value) -> written.put("perennial.hooks." + key, value));
    written.put("perennial.connections.stripe-eu.type", "stripe");
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", written));
    return new OperatorSettings(environment);
  }

  private static List<ConfigurationProblem> problems(Map<String, Object> hooks) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    HookSettings.judge(settings(hooks), problems);
    return problems;
  }

  @Test
  void withoutSettings_nobodyListens() {
    assertThat(HookSettings.of(settings(Map.of()))).isEmpty();
    assertThat(problems(Map.of())).isEmpty();
  }

  @Test
  void defaults_areStated() {
    HookSettings settings = HookSettings.of(settings(Map.of("port", 8104))).orElseThrow();

    assertThat(settings.port()).isEqualTo(8104);
    assertThat(settings.address()).isEqualTo("127.0.0.1");
    assertThat(settings.address(STRIPE)).isEmpty();
    assertThat(settings.secrets()).isEmpty();
  }

  @Test
  void settings_sayWhereSystemsCallAndWhatTheySignWith() {
    Map<String, Object> written =
        Map.of(
            "port", 8104,
            "url", "https://hooks.acme.example/perennial/",
            "secrets.stripe-eu", "whsec_new, whsec_old");

    HookSettings settings = HookSettings.of(settings(written)).orElseThrow();

    assertThat(problems(written)).isEmpty();
    assertThat(settings.address(STRIPE))
        .contains(URI.create("https://hooks.acme.example/perennial/hooks/stripe-eu"));
    assertThat(settings.secrets()).containsEntry("stripe-eu", List.of("whsec_new", "whsec_old"));
    assertThat(settings.toString()).doesNotContain("whsec");
  }

  @ParameterizedTest
  @CsvSource({
    "port, 0, from 1 to 65535",
    "port, 65536, from 1 to 65535",
    "port, http, from 1 to 65535",
    "address, 127.0.0.1/x, address of this machine",
    "url, http://hooks.acme.example, https",
    "url, hooks.acme.example, https",
    "url, https://hooks.acme.example?a=b, https",
    "secrets.stripe, whsec_1, names no connection",
    "secrets.stripe-eu, ${NOT_SET_ANYWHERE}, NOT_SET_ANYWHERE",
    "prt, 8104, is not a setting"
  })
  void problem_namesTheSettingAndTheMend(String key, String value, String told) {
    Map<String, Object> written = new TreeMap<>(Map.of("port", "8104"));
    written.put(key, value);

    assertThat(problems(written))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("perennial.hooks." + key);
              assertThat(problem.text()).contains(told).doesNotContain("whsec");
            });
  }

  @Test
  void problem_isTheMissingPort() {
    assertThat(problems(Map.of("url", "https://hooks.acme.example")))
        .extracting(ConfigurationProblem::key)
        .containsExactly("perennial.hooks.port");
  }
}
