package io.perennial.settings;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** Spans of time as people write them. */
public final class Durations {

  /** Pause between two turns of {@code serve}, whenever {@code perennial.every} says no other. */
  public static final Duration EVERY = Duration.ofMinutes(5);

  private Durations() {}

  /** For example {@code 5m} or {@code PT5M}; empty if it is no span of time. */
  public static Optional<Duration> read(String text) {
    try {
      return Optional.of(DurationStyle.detectAndParse(text.strip()));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** The configured pause between two turns; what is wrong with it counts as not written. */
  public static Duration every(OperatorSettings settings) {
    return settings.text("every").flatMap(Durations::read).orElse(EVERY);
  }
}
