package io.perennial.connector.salesforce.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Settings;
import io.perennial.connector.SettingsException;
import io.perennial.connector.SettingsException.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesforceSettingsTest {

  private static final ConnectionName NAME = new ConnectionName("salesforce-eu");

  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "type", "salesforce",
              "login-url", "https://acme.my.salesforce.com/",
              "client-id", "3MVG9",
              "client-secret", "hush"));

  @Test
  void read_hasDefaults() {
    SalesforceSettings settings = SalesforceSettings.read(NAME, new Settings(values));

    assertThat(settings.loginUrl()).isEqualTo(URI.create("https://acme.my.salesforce.com"));
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.firstPause()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.overlap()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void read_takesASignedLogin() {
    values.remove("client-secret");
    values.putAll(
        Map.of(
            "username", "integration@acme.example",
            "keystore", "file:config/app.p12",
            "keystore-password", "hush"));

    assertThat(SalesforceSettings.read(NAME, new Settings(values)).login())
        .isEqualTo(
            new SalesforceSettings.SignedToken(
                "integration@acme.example",
                "file:config/app.p12",
                "hush",
                URI.create("https://login.salesforce.com")));
  }

  @Test
  void read_signsForTheLoginHostOfASandbox() {
    values.remove("client-secret");
    values.put("login-url", "https://acme--test.sandbox.my.salesforce.com");
    values.putAll(
        Map.of(
            "username", "u@acme.example", "keystore", "file:a.p12", "keystore-password", "hush"));

    assertThat(SalesforceSettings.read(NAME, new Settings(values)).login())
        .isEqualTo(
            new SalesforceSettings.SignedToken(
                "u@acme.example", "file:a.p12", "hush", URI.create("https://test.salesforce.com")));
  }

  @Test
  void read_reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                SalesforceSettings.read(
                    NAME,
                    new Settings(
                        Map.of(
                            "type", "salesforce",
                            "login-url", "acme",
                            "timeout", "soon",
                            "clientid", "3MVG9"))))
        .isInstanceOfSatisfying(
            SettingsException.class,
            wrong ->
                assertThat(wrong.problems())
                    .extracting(Problem::key)
                    .containsExactlyInAnyOrder(
                        "login-url", "client-id", "client-secret", "timeout", "clientid"));
  }

  @Test
  void toString_leavesSecretsOut() {
    assertThat(SalesforceSettings.read(NAME, new Settings(values)).toString())
        .doesNotContain("hush");
  }
}
