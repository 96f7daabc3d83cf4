package io.perennial.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.MailSettings.Security;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AlertSettingsTest {

  private static OperatorSettings settings(Map<String, String> alerts) {
    Map<String, Object> all = new TreeMap<>();
    alerts.forEach((key, value) -> all.put("perennial.alerts." + key, value));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return new OperatorSettings(environment);
  }

  private static AlertSettings of(Map<String, String> alerts) {
    assertThat(AlertSettings.problems(settings(alerts))).isEmpty();
    return AlertSettings.of(settings(alerts));
  }

  private static final Map<String, String> MAIL =
      Map.of(
          "mail.to",
          "ops@acme.example, ann@acme.example",
          "mail.from",
          "perennial@acme.example",
          "mail.host",
          "smtp.acme.example");

  @Test
  void defaults_areStated() {
    assertThat(of(Map.of()))
        .isEqualTo(new AlertSettings(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(of(MAIL).mail().orElseThrow())
        .isEqualTo(
            new MailSettings(
                List.of("ops@acme.example", "ann@acme.example"),
                "perennial@acme.example",
                "smtp.acme.example",
                587,
                Security.STARTTLS,
                Optional.empty()));
  }

  @Test
  void settings_areRead() {
    AlertSettings read =
        of(Map.of("webhook", "https://hooks.acme.example/T1/secret", "stale-after", "30m"));

    assertThat(read.staleAfter()).contains(Duration.ofMinutes(30));
    assertThat(read.webhook()).contains(URI.create("https://hooks.acme.example/T1/secret"));
    assertThat(read.toString()).doesNotContain("secret");
  }

  @Test
  void mail_isInClearOnlyOnThisMachine() {
    Map<String, String> here = new TreeMap<>(MAIL);
    here.put("mail.host", "127.0.0.1");
    here.put("mail.port", "2525");

    assertThat(of(here).mail().orElseThrow().security()).isEqualTo(Security.NONE);

    Map<String, String> away = new TreeMap<>(MAIL);
    away.put("mail.security", "none");

    assertThat(AlertSettings.problems(settings(away)))
        .extracting(ConfigurationProblem::text)
        .containsExactly("may be none only for a server on this machine: use starttls or tls");
  }

  @Test
  void passwords_areNotShown() {
    Map<String, String> login = new TreeMap<>(MAIL);
    login.put("mail.username", "perennial");
    login.put("mail.password", "s3cret");

    assertThat(of(login).toString()).contains("username=perennial").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webhook | http://hooks.acme.example/x | must be an address with https",
        "webhook | ${PERENNIAL_TEST_UNSET} | needs the environment variable PERENNIAL_TEST_UNSET",
        "stale-after | 59s | a duration of a minute or more",
        "stale-after | soon | a duration of a minute or more",
        "webhok | https://a.example/ | is not a setting: use webhook",
      })
  void problems_nameTheSettingAndTheMend(String key, String value, String told) {
    assertThat(AlertSettings.problems(settings(Map.of(key, value))))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("perennial.alerts." + key);
              assertThat(problem.text()).contains(told);
            });
  }

  @Test
  void problems_areToldTogether() {
    assertThat(
            AlertSettings.problems(
                settings(
                    Map.of(
                        "mail.to",
                        "nobody",
                        "mail.port",
                        "70000",
                        "mail.user",
                        "x",
                        "mail.password",
                        "y"))))
        .extracting(ConfigurationProblem::key)
        .containsExactlyInAnyOrder(
            "perennial.alerts.mail.user",
            "perennial.alerts.mail.to",
            "perennial.alerts.mail.from",
            "perennial.alerts.mail.host",
            "perennial.alerts.mail.port",
            "perennial.alerts.mail.username");
  }
}
