package io.perennial.console;

import io.perennial.model.Money;
import io.perennial.model.verdict.Because;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
public final class Words {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private Words() {}

  /** For example {@code past due} for {@code PAST_DUE}. */
  public static String of(Enum<?> choice) {
    return of(choice.name());
  }

  /** For example {@code past due} for {@code PAST_DUE}. */
  public static String of(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** By which rule a record is a customer's, for example {@code same e-mail domain}. */
  public static String rule(String rule) {
    return switch (rule) {
      case "anchor" -> "the customer's own account";
      case "person" -> "a person said so";
      case "proposed" -> "somebody proposed it";
      case "domain" -> "same e-mail domain";
      case "name" -> "same name";
      default -> "same " + rule.replace('-', ' ');
    };
  }

  /** For example {@code 1,200} for 1200. */
  public static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** For example {@code 1 ticket}, {@code 1,200 tickets}. */
  public static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** For example {@code 1,200.00 EUR}; yen have no decimals. */
  public static String money(Money money) {
    return Because.word(money);
  }

  /** The amount of two columns; empty if either is null. */
  public static Optional<Money> money(@Nullable Long minorUnits, @Nullable String currency) {
    return minorUnits == null || currency == null
        ? Optional.empty()
        : Optional.of(new Money(minorUnits, Currency.getInstance(currency)));
  }

  /** How long something took, for example {@code 850 ms}, {@code 12 s}, {@code 3 min 4 s}. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ENGLISH, "%.1f s", duration.toMillis() / 1000.0);
    }
    return seconds < MINUTE
        ? seconds + " s"
        : "%d min %d s".formatted(seconds / MINUTE, seconds % MINUTE);
  }

  /** How long ago something was, for example {@code 4 min ago}. */
  static String ago(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < MINUTE) {
      return "just now";
    }
    if (seconds < 2 * HOUR) {
      return seconds / MINUTE + " min ago";
    }
    return seconds < 2 * DAY ? seconds / HOUR + " h ago" : seconds / DAY + " days ago";
  }
}
