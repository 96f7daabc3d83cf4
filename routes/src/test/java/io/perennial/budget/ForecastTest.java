package io.perennial.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:30:00Z");

  @Test
  void end_isTheHourInWhichThePaceOfTheLastThreeHoursReachesTheLimit() {
    // 300 a hour for three hours: 900 are used, 100 are left
    assertThat(Forecast.end(calls(2, 300, 1, 300, 0, 300), 1000, NOW))
        .contains(Instant.parse("2026-06-01T13:00:00Z"));
    assertThat(Forecast.end(calls(2, 300, 1, 300, 0, 300), 1201, NOW))
        .contains(Instant.parse("2026-06-01T14:00:00Z"));
  }

  @Test
  void end_isNowOnceTheLimitIsReached() {
    assertThat(Forecast.end(calls(10, 1000), 1000, NOW))
        .contains(Instant.parse("2026-06-01T12:00:00Z"));
  }

  @Test
  void end_isNeverWhileYesterdaysCallsLeaveAsFastAsNewOnesCome() {
    SortedMap<Instant, Long> steady = new TreeMap<>();
    for (int hoursAgo = 0; hoursAgo < 24; hoursAgo++) {
      steady.putAll(calls(hoursAgo, 40));
    }
    assertThat(Forecast.end(steady, 1001, NOW)).isEmpty();
    assertThat(Forecast.end(steady, 960, NOW)).isPresent();
  }

  @Test
  void end_isUnknownWithoutCalls() {
    assertThat(Forecast.end(new TreeMap<>(), 1000, NOW)).isEmpty();
  }

  private static SortedMap<Instant, Long> calls(long... hoursAgoAndCalls) {
    SortedMap<Instant, Long> hours = new TreeMap<>();
    for (int i = 0; i < hoursAgoAndCalls.length; i += 2) {
      hours.put(
          Instant.parse("2026-06-01T12:00:00Z").minus(Duration.ofHours(hoursAgoAndCalls[i])),
          hoursAgoAndCalls[i + 1]);
    }
    return hours;
  }
}
