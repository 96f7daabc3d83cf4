package io.perennial.connector.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZendeskBudgetTest {

  private final List<Duration> pauses = new ArrayList<>();
  private final MovedClock clock = new MovedClock();
  private final ZendeskBudget budget = new ZendeskBudget(clock, 70, this::pause);

  @Test
  void take_leavesThirtyPercentOfTheAccountsMinuteToOthers() {
    told(400, 121);
    budget.take(false);

    budget.take(false);

    assertThat(pauses).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void take_countsCallsOfWhichTheLastAnswerDidNotKnow() {
    told(400, 122);
    budget.take(false);
    budget.take(false);
    told(400, 121); // the first has been answered, the second is under way

    budget.take(false);

    assertThat(pauses).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void take_believesAnAnswerThatANewMinuteHasBegun() {
    told(400, 120);
    clock.now = clock.now.plusSeconds(37);
    told(400, 399);

    budget.take(false);

    assertThat(pauses).isEmpty();
  }

  @Test
  void take_isFreeAgainInTheNextMinute() {
    told(400, 0);
    clock.now = clock.now.plusSeconds(40);

    budget.take(false);

    assertThat(pauses).isEmpty();
  }

  @Test
  void take_waitsAfterTenExportsIfNoHeaderSaysOtherwise() {
    for (int i = 0; i < 10; i++) {
      budget.take(true);
    }
    assertThat(pauses).isEmpty();

    budget.take(true);

    assertThat(pauses).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void take_usesExportsToTheEndOfWhatTheHeaderSays() {
    budget.exports("total=30; remaining=1; resets=36");
    budget.take(true);
    assertThat(pauses).isEmpty();

    budget.take(true);

    assertThat(pauses).containsExactly(Duration.ofSeconds(36));
  }

  @Test
  void take_doesNotHoldOtherCallsForExports() {
    budget.exports("total=10; remaining=0; resets=36");

    budget.take(false);

    assertThat(pauses).isEmpty();
  }

  /** Each knows of the other by what answers tell; the other's last call may be news to it. */
  @Test
  void take_leavesTheSamePartToOthersWhenTwoInstancesCall() {
    List<ZendeskBudget> instances = List.of(budget, new ZendeskBudget(clock, 70, this::pause));
    Random random = new Random(7);
    Instant end = clock.now.plusSeconds(60);
    int used = 0;
    List<Integer> minutes = new ArrayList<>();
    while (minutes.size() < 20) {
      ZendeskBudget caller = instances.get(random.nextInt(instances.size()));
      caller.take(false);
      if (!clock.now.isBefore(end)) {
        minutes.add(used);
        used = 0;
        end = clock.now.plusSeconds(60);
      }
      used++;
      caller.account(
          Optional.of("400"),
          Optional.of(String.valueOf(400 - used)),
          Optional.of(String.valueOf(Duration.between(clock.now, end).toSeconds())));
    }

    assertThat(minutes).allMatch(calls -> calls >= 280 && calls <= 281);
  }

  private void told(int limit, int remaining) {
    budget.account(
        Optional.of(String.valueOf(limit)),
        Optional.of(String.valueOf(remaining)),
        Optional.of("40"));
  }

  private void pause(Duration length) {
    pauses.add(length);
    clock.now = clock.now.plus(length);
  }

  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
