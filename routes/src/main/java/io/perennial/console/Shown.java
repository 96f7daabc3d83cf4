package io.perennial.console;

import io.perennial.model.Money;
import io.perennial.model.verdict.Because;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A value on a page; what is not known says so.
 *
 * @param known whether it is a value and not the word for its absence
 */
public record Shown(String text, boolean known) {

  /** What nobody has told us. */
  public static final Shown UNKNOWN = new Shown("unknown", false);

  public static Shown of(String text) {
    return new Shown(text, true);
  }

  /** There is none, and we know it. */
  public static Shown none(String word) {
    return new Shown(word, false);
  }

  public static Shown text(Optional<String> text) {
    return text.filter(some -> !some.isBlank()).map(Shown::of).orElse(UNKNOWN);
  }

  public static Shown number(OptionalInt number) {
    return number.isPresent() ? of(Words.count(number.getAsInt())) : UNKNOWN;
  }

  public static Shown choice(Optional<? extends Enum<?>> choice) {
    return text(choice.map(Words::of));
  }

  public static Shown money(Optional<Money> money) {
    return text(money.map(Words::money));
  }

  public static Shown date(Optional<LocalDate> date) {
    return text(date.map(Because::word));
  }

  /** The day of a moment, UTC. */
  public static Shown day(Optional<Instant> time) {
    return date(time.map(moment -> moment.atOffset(ZoneOffset.UTC).toLocalDate()));
  }
}
