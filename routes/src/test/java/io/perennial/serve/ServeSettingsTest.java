package io.perennial.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.settings.ConfigurationRefused;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ServeSettingsTest {

  private static ServeSettings of(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return ServeSettings.of(environment);
  }

  @Test
  void every_isFiveMinutesUnlessConfigured() {
    assertThat(of(Map.of()).every()).isEqualTo(Duration.ofMinutes(5));
    assertThat(of(Map.of("perennial.every", "PT1H")).every()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void every_isFromTenSecondsToADay() {
    assertThat(of(Map.of("perennial.every", "10s")).every()).isEqualTo(Duration.ofSeconds(10));
    assertThat(of(Map.of("perennial.every", "1d")).every()).isEqualTo(Duration.ofDays(1));
    for (String wrong : new String[] {"9999ms", "86401s", "soon", "-5m"}) {
      assertThatThrownBy(() -> of(Map.of("perennial.every", wrong)))
          .as(wrong)
          .isInstanceOf(ConfigurationRefused.class)
          .hasMessageContaining("perennial.every")
          .hasMessageContaining("from 10s to 1d");
    }
  }

  @Test
  void address_isLoopbackUntilLoginsExist() {
    for (String fine : new String[] {"127.0.0.1", "127.9.9.9", "::1", "localhost"}) {
      assertThat(of(Map.of("server.address", fine))).isNotNull();
    }
    for (String open : new String[] {"0.0.0.0", "::", "192.168.1.7", "example.com", ""}) {
      assertThatThrownBy(() -> of(Map.of("server.address", open)))
          .as(open)
          .isInstanceOf(ConfigurationRefused.class)
          .hasMessageContaining("server.address must be 127.0.0.1 until logins exist");
    }
  }

  @Test
  void problems_areToldTogether() {
    assertThatThrownBy(() -> of(Map.of("server.address", "0.0.0.0", "perennial.every", "never")))
        .hasMessageContaining("2 problems");
  }
}
