package io.perennial.connector.stripe.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Settings;
import io.perennial.connector.SettingsException;
import io.perennial.connector.SettingsException.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeSettingsTest {

  private static final String KEY = "rk_live_51Secret";

  @Test
  void settings_haveDefaults() {
    assertThat(read(Map.of("key", KEY)))
        .isEqualTo(
            new StripeSettings(
                new ConnectionName("stripe-eu"),
                URI.create("https://api.stripe.com"),
                KEY,
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                100));
  }

  @Test
  void settings_reportAllProblemsAtOnce() {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class,
            () ->
                read(
                    Map.of(
                        "key", "pk_live_51Public",
                        "url", "stripe",
                        "timeout", "soon",
                        "first-pause", "-1s",
                        "page-size", "101",
                        "pages", "3")));

    assertThat(refused.problems())
        .extracting(Problem::key)
        .containsExactlyInAnyOrder("key", "url", "timeout", "first-pause", "page-size", "pages");
    assertThat(refused).hasMessageNotContaining("51Public");
  }

  @Test
  void key_mustBeThere() {
    SettingsException refused = catchThrowableOfType(SettingsException.class, () -> read(Map.of()));

    assertThat(refused.problems()).extracting(Problem::key).containsExactly("key");
  }

  @Test
  void pageSize_isAtMostWhatStripeAllows() {
    assertThatCode(() -> read(Map.of("key", KEY, "page-size", "100"))).doesNotThrowAnyException();
    assertThatCode(() -> read(Map.of("key", KEY, "page-size", "1"))).doesNotThrowAnyException();
    assertThatCode(() -> read(Map.of("key", KEY, "page-size", "0")))
        .isInstanceOf(SettingsException.class);
  }

  @Test
  void mode_followsFromTheKey() {
    assertThat(read(Map.of("key", "rk_live_1")).live()).isTrue();
    assertThat(read(Map.of("key", "sk_test_1")).live()).isFalse();
    assertThat(read(Map.of("key", "rk_live_1")).restricted()).isTrue();
    assertThat(read(Map.of("key", "sk_live_1")).restricted()).isFalse();
  }

  @Test
  void toString_leavesTheKeyOut() {
    assertThat(read(Map.of("key", KEY)).toString())
        .contains("stripe-eu")
        .doesNotContain("51Secret");
  }

  private static StripeSettings read(Map<String, String> values) {
    return StripeSettings.read(new ConnectionName("stripe-eu"), new Settings(values));
  }
}
