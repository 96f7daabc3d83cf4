package io.perennial.model.verdict;

import io.perennial.model.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Why a judgement was made, in one sentence that is put into words only when somebody reads it.
 *
 * <p>Two reasons are equal if their parts are. A sentence names dates, never a running count of
 * days: "overdue since 3 Oct 2026", so that it does not change by the clock alone.
 *
 * @param pattern the sentence with {@code {}} for each part, for example {@code ticket {} is open}
 * @param parts text, whole numbers, decimals, dates, amounts and further reasons
 */
public record Because(String pattern, List<Object> parts) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  public Because {
    parts = List.copyOf(parts);
  }

  public static Because of(String pattern, Object... parts) {
    return new Because(pattern, List.of(parts));
  }

  /** The sentence, without a full stop, for example {@code invoice INV-204 overdue since …}. */
  public String text() {
    return text(Because::word);
  }

  /** The same sentence for people who are to see no amounts: each is called "an amount". */
  public String textWithoutAmounts() {
    return text(Because::wordWithoutAmount);
  }

  private String text(Function<Object, String> word) {
    StringBuilder text = new StringBuilder(pattern.length() + 16 * parts.size());
    int from = 0;
    for (Object part : parts) {
      int gap = pattern.indexOf("{}", from);
      if (gap < 0) {
        throw new IllegalStateException("more parts than gaps: " + pattern);
      }
      text.append(pattern, from, gap).append(word.apply(part));
      from = gap + 2;
    }
    return text.append(pattern, from, pattern.length()).toString();
  }

  /** A date as people read it, for example {@code 3 Oct 2026}. */
  public static String word(LocalDate date) {
    return DAY.format(date);
  }

  /** An amount as people read it, for example {@code 1,200.00 EUR}. */
  public static String word(Money money) {
    int digits = Math.max(0, money.currency().getDefaultFractionDigits());
    return String.format(
        Locale.ENGLISH,
        "%,." + digits + "f %s",
        money.amount(),
        money.currency().getCurrencyCode());
  }

  private static String wordWithoutAmount(Object part) {
    if (part instanceof Money) {
      return "an amount";
    }
    return part instanceof Because reason ? reason.textWithoutAmounts() : word(part);
  }

  private static String word(Object part) {
    if (part instanceof LocalDate date) {
      return word(date);
    }
    if (part instanceof Money money) {
      return word(money);
    }
    if (part instanceof Because reason) {
      return reason.text();
    }
    if (part instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return part.toString();
  }
}
