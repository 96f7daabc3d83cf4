package io.perennial.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment on a page.
 *
 * @param iso as machines read it
 * @param exact for example {@code 3 Oct 2026, 14:05:00 UTC}
 * @param ago for example {@code 4 min ago}
 */
public record When(String iso, String exact, String ago) {

  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public static When of(Instant time, Instant now) {
    return new When(time.toString(), EXACT.format(time), Words.ago(Duration.between(time, now)));
  }
}
