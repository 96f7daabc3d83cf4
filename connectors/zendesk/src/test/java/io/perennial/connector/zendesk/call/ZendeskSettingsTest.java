package io.perennial.connector.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Settings;
import io.perennial.connector.SettingsException;
import io.perennial.connector.SettingsException.Problem;
import io.perennial.connector.zendesk.call.ZendeskSettings.ApiToken;
import io.perennial.connector.zendesk.call.ZendeskSettings.Credentials;
import io.perennial.connector.zendesk.call.ZendeskSettings.FixedToken;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZendeskSettingsTest {

  private static final ConnectionName NAME = new ConnectionName("zendesk");
  private static final String URL = "https://acme.zendesk.com";

  @Test
  void read_fillsInDefaults() {
    assertThat(read("url", URL, "client-id", "id", "client-secret", "secret"))
        .isEqualTo(
            new ZendeskSettings(
                NAME,
                URI.create(URL),
                new Credentials("id", "secret"),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                1000,
                70));
  }

  @Test
  void read_takesEachWayToLogIn() {
    assertThat(read("url", URL, "oauth-token", "t").login()).isEqualTo(new FixedToken("t"));
    assertThat(read("url", URL, "email", "a@b.example", "api-token", "t").login())
        .isEqualTo(new ApiToken("a@b.example", "t"));
  }

  @Test
  void read_tellsAllProblemsAtOnce() {
    assertThat(
            problems(
                "email", "a@b.example", "oauth-token", "t", "page-size", "1001", "colour", "red"))
        .isEqualTo("url, api-token, api-token, page-size, colour");
  }

  @Test
  void read_wantsExactlyOneWayToLogIn() {
    assertThat(problems("url", URL)).isEqualTo("client-id");
    assertThat(problems("url", URL, "client-id", "id")).isEqualTo("client-secret");
    assertThat(problems("url", URL, "client-secret", "s")).isEqualTo("client-id");
    assertThat(problems("url", URL, "client-id", "id", "client-secret", "s", "oauth-token", "t"))
        .isEqualTo("oauth-token");
  }

  @Test
  void toString_leavesOutSecrets() {
    assertThat(read("url", URL, "client-id", "id", "client-secret", "xyzzy").toString())
        .doesNotContain("xyzzy");
    assertThat(read("url", URL, "oauth-token", "xyzzy").toString()).doesNotContain("xyzzy");
    assertThat(read("url", URL, "email", "e", "api-token", "xyzzy").toString())
        .doesNotContain("xyzzy");
  }

  /** Keys of the settings that are wrong. */
  private static String problems(String... settings) {
    SettingsException thrown = catchThrowableOfType(SettingsException.class, () -> read(settings));
    return String.join(", ", thrown.problems().stream().map(Problem::key).toList());
  }

  private static ZendeskSettings read(String... settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      values.put(settings[i], settings[i + 1]);
    }
    return ZendeskSettings.read(NAME, new Settings(values));
  }
}
