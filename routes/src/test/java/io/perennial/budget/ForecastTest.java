package io.perennial.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.budget.CallHours.Hour;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-06-01T12:30:00Z");
  private static final int MINUTES = 24 * 60;

  @Test
  void end_isTheHourInWhichThePaceOfTheLastHoursReachesTheLimit() {
    // 300 an hour for seven hours and a half: 2,250 are used
    assertThat(steady(300).end(2551)).contains(Instant.parse("2026-06-01T14:00:00Z"));
    assertThat(steady(300).end(2550)).contains(Instant.parse("2026-06-01T13:00:00Z"));
  }

  @Test
  void end_isNowOnceTheLimitIsReached() {
    assertThat(ours(10, 1000).end(1000)).contains(Instant.parse("2026-06-01T12:00:00Z"));
    assertThat(ours(10, 1000).end(1001)).isEmpty();
  }

  @Test
  void end_isNeverWhileYesterdaysCallsLeaveAsFastAsNewOnesCome() {
    SortedMap<Instant, Hour> hours = new TreeMap<>();
    for (int hoursAgo = 0; hoursAgo < 24; hoursAgo++) {
      hours.put(hour(hoursAgo), new Hour(hoursAgo == 0 ? 20 : 40, Optional.empty()));
    }
    Forecast lasting = Forecast.of(new CallHours(hours), NOW);

    assertThat(lasting.end(1001)).isEmpty();
    assertThat(lasting.end(940)).isPresent();
  }

  @Test
  void end_isUnknownWithoutCalls() {
    assertThat(Forecast.of(CallHours.NONE, NOW).end(1000)).isEmpty();
  }

  @Test
  void end_countsTheHourThatRunsForWhatHasPassedOfIt() {
    for (int minute = 0; minute < 60; minute++) {
      Instant now = NOW.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(minute));
      SortedMap<Instant, Hour> hours = new TreeMap<>();
      for (int hoursAgo = 1; hoursAgo < 8; hoursAgo++) {
        hours.put(hour(hoursAgo), new Hour(240, Optional.empty()));
      }
      hours.put(hour(0), new Hour(240 * minute / 60, Optional.empty()));

      assertThat(Forecast.of(new CallHours(hours), now).ours().steady())
          .as("minute %d", minute)
          .isCloseTo(240, within(0.001));
    }
  }

  @Test
  void end_ofConstantLoadBeginsOnceAndStays() {
    // a turn each five minutes, 150 calls an hour: 3,600 a day
    List<Boolean> foretold = day(minute -> minute % 5 == 0 ? 12 + minute / 5 % 2 : 0, 3000);

    assertThat(changes(foretold)).as("it begins and does not end").isEqualTo(1);
    assertThat(foretold.indexOf(true)).as("reading ends after 20 hours").isBetween(0, 8 * 60);
    assertThat(changes(day(minute -> minute % 5 == 0 ? 12 + minute / 5 % 2 : 0, 3900))).isZero();
  }

  @Test
  void end_thatIsForetoldOnceIsForetoldEachHour() {
    for (int limit = 2_500; limit <= 4_000; limit += 20) {
      List<Boolean> foretold = day(minute -> minute % 5 == 0 ? 12 + minute / 5 % 2 : 0, limit);
      int told = foretold.indexOf(true);
      for (int minute = told; told >= 0 && minute + 60 <= MINUTES; minute++) {
        assertThat(foretold.subList(minute, minute + 60)).as("limit %d", limit).contains(true);
      }
    }
  }

  @Test
  void end_ofABurstIsForetoldForAnHourAtTheMost() {
    // a first sync makes half of a day's calls in half an hour, across the end of an hour; then
    // 30 an hour: 2,200 in the day
    for (int begin : List.of(0, 20, 45, 59)) {
      List<Boolean> foretold =
          day(
              minute -> minute >= begin && minute < begin + 30 ? 50 : minute % 2 == 0 ? 1 : 0,
              3000);

      assertThat(changes(foretold)).as("from minute %d", begin).isLessThanOrEqualTo(2);
      assertThat(foretold.stream().filter(told -> told).count())
          .as("from minute %d", begin)
          .isLessThanOrEqualTo(60);
    }
    // one that takes a fifth is no concern at all
    assertThat(day(minute -> minute < 40 ? 15 : 0, 3000)).doesNotContain(true);
  }

  @Test
  void end_isForetoldBeforeItComesHoweverFast() {
    for (int perMinute : List.of(3, 5, 10, 25, 50, 100)) {
      List<Boolean> foretold = day(minute -> perMinute, 3000);
      int told = foretold.indexOf(true);

      assertThat(told).as("%d a minute", perMinute).isBetween(0, 3000 / perMinute * 2 / 3);
    }
  }

  @Test
  void reserved_isForetoldByTheFallOfWhatIsLeft() {
    // others make 9,000 an hour, we 100; 20,000 are not ours to touch
    Forecast forecast = falling(9_100, 100);

    assertThat(forecast.others().steady()).isEqualTo(9_000);
    assertThat(forecast.reserved(50_000 - 20_000)).contains(Instant.parse("2026-06-01T16:00:00Z"));
    assertThat(forecast.reserved(0)).contains(Instant.parse("2026-06-01T12:00:00Z"));
    assertThat(forecast.end(25_000)).isEmpty();
  }

  @Test
  void reserved_doesNotCountOursTwice() {
    Forecast alone = falling(100, 100);

    assertThat(alone.others().steady()).isZero();
    // 1,600 more are made until the first of the 850 that count leave
    assertThat(alone.reserved(1_601)).isEmpty();
    assertThat(alone.reserved(1_600)).isPresent();
  }

  @Test
  void reserved_isUnknownWhileMoreComesBackThanGoes() {
    assertThat(falling(-500, 100).reserved(3_000)).isEmpty();
  }

  @Test
  void others_areMeasuredOverHoursInWhichNothingWasTold() {
    SortedMap<Instant, Hour> hours = new TreeMap<>();
    hours.put(hour(5), new Hour(10, Optional.of(9_000L)));
    hours.put(hour(4), new Hour(200, Optional.empty()));
    hours.put(hour(3), new Hour(100, Optional.of(8_000L)));
    hours.put(hour(3 + 24), new Hour(40, Optional.empty())); // has left the 24 hours meanwhile

    assertThat(new CallHours(hours).others()).containsExactly(Map.entry(hour(3), 740L));
  }

  /** So much less is left each hour, of which so many calls are ours. */
  private static Forecast falling(long fall, long ours) {
    SortedMap<Instant, Hour> hours = new TreeMap<>();
    for (int hoursAgo = 8; hoursAgo >= 1; hoursAgo--) {
      hours.put(hour(hoursAgo), new Hour(ours, Optional.of(50_000 + fall / 2 + hoursAgo * fall)));
    }
    hours.put(hour(0), new Hour(ours / 2, Optional.of(50_000 + fall)));
    return Forecast.of(new CallHours(hours), NOW);
  }

  private static Forecast steady(long calls) {
    SortedMap<Instant, Hour> hours = new TreeMap<>();
    for (int hoursAgo = 1; hoursAgo < 8; hoursAgo++) {
      hours.put(hour(hoursAgo), new Hour(calls, Optional.empty()));
    }
    hours.put(hour(0), new Hour(calls / 2, Optional.empty()));
    return Forecast.of(new CallHours(hours), NOW);
  }

  private static Forecast ours(int hoursAgo, long calls) {
    SortedMap<Instant, Hour> hours = new TreeMap<>();
    hours.put(hour(hoursAgo), new Hour(calls, Optional.empty()));
    return Forecast.of(new CallHours(hours), NOW);
  }

  private static Instant hour(int hoursAgo) {
    return NOW.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hoursAgo));
  }

  /** Whether the end is foretold, minute by minute, of a program that began at midnight. */
  private static List<Boolean> day(IntUnaryOperator callsInMinute, long limit) {
    SortedMap<Instant, Hour> hours = new TreeMap<>();
    List<Boolean> foretold = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      Instant now = MIDNIGHT.plus(Duration.ofMinutes(minute));
      hours.merge(
          now.truncatedTo(ChronoUnit.HOURS),
          new Hour(callsInMinute.applyAsInt(minute), Optional.empty()),
          (one, other) -> new Hour(one.calls() + other.calls(), Optional.empty()));
      foretold.add(Forecast.of(new CallHours(hours), now).end(limit).isPresent());
    }
    return foretold;
  }

  private static int changes(List<Boolean> foretold) {
    int changes = 0;
    boolean before = false;
    for (boolean told : foretold) {
      changes += told == before ? 0 : 1;
      before = told;
    }
    return changes;
  }
}
