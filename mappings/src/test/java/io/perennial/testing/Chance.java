package io.perennial.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/** What a seed makes of one customer's year. */
final class Chance {

  static final LocalDate BEGINS = LocalDate.of(2025, 11, 1);
  static final int DAYS = 380;
  static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "USD"};

  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  int nextInt(int bound) {
    return random.nextInt(bound);
  }

  boolean nextBoolean() {
    return random.nextBoolean();
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Some moment of a day. */
  Instant instant(int day) {
    return midnight(day).plusSeconds(random.nextInt(24 * 60 * 60));
  }

  Instant later(Instant time, int withinDays) {
    return time.plus(Duration.ofMinutes(1 + random.nextInt(withinDays * 24 * 60)));
  }

  static Instant midnight(int day) {
    return BEGINS.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
