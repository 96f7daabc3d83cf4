package io.perennial.writeback;

import io.perennial.health.AtRisk;
import io.perennial.health.Driver;
import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.health.model.Band;
import io.perennial.model.Money;
import io.perennial.model.verdict.Because;
import io.perennial.renewal.DateSource;
import io.perennial.revenue.Rates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be written about a customer, by the word that {@code write-back.yaml} uses for it.
 *
 * <p>No value changes by the clock alone, except where a band or a flag turns: dates are given,
 * never counters of days.
 */
public final class Conclusions {

  private static final int DRIVERS = 3;
  private static final int LONGEST_TEXT = 255;

  /** Stands between drivers, and therefore in none. */
  private static final String BETWEEN = "; ";

  private static final Map<String, Function<Conclusions, @Nullable Object>> VALUES = values();

  /** The words that {@code value:} may name. */
  public static final Set<String> WORDS = Set.copyOf(VALUES.keySet());

  private final Health health;
  private final LocalDate today;
  private final Optional<Currency> currency;
  private final Rates rates;
  private final Optional<String> owner;
  private final Optional<String> link;

  /**
   * The conclusions about one customer.
   *
   * @param today the day they are about: amounts are converted at its month's rate
   * @param currency of the record that they are written to; without one amounts stay unknown
   * @param owner who looks after the customer
   * @param link address of the customer's page
   */
  public Conclusions(
      Health health,
      LocalDate today,
      Optional<Currency> currency,
      Rates rates,
      Optional<String> owner,
      Optional<String> link) {
    this.health = health;
    this.today = today;
    this.currency = currency;
    this.rates = rates;
    this.owner = owner;
    this.link = link;
  }

  /** The values of some fields; what is not known is null, so that the target is cleared. */
  public SortedMap<String, @Nullable Object> of(List<WrittenField> fields) {
    SortedMap<String, @Nullable Object> values = new TreeMap<>();
    for (WrittenField field : fields) {
      values.put(field.name(), field.shape().stored(value(field.value())));
    }
    return values;
  }

  /** What is worth a write; empty if any difference is. */
  public Optional<String> occasion(Optional<Rarely> rarely) {
    return rarely.map(
        touch ->
            touch.when().stream()
                .map(word -> String.valueOf(value(word)))
                .collect(Collectors.joining(" ")));
  }

  /** The time from one write of a record to the next; empty if nobody can wait. */
  public Optional<Duration> pause(Optional<Rarely> rarely) {
    return rarely
        .filter(
            touch ->
                health.flags().stream().map(OpenFlag::name).noneMatch(touch.atOnceFor()::contains))
        .map(Rarely::every);
  }

  private @Nullable Object value(String word) {
    Function<Conclusions, @Nullable Object> value = VALUES.get(word);
    if (value == null) {
      throw new IllegalArgumentException("there is no conclusion called " + word);
    }
    return value.apply(this);
  }

  private static Map<String, Function<Conclusions, @Nullable Object>> values() {
    SortedMap<String, Function<Conclusions, @Nullable Object>> values = new TreeMap<>();
    values.put("health.score", of -> number(of.health.points()));
    values.put("health.band", of -> of.health.band().map(Band::name).orElse(null));
    values.put("health.trend", of -> of.health.trend().map(Enum::name).orElse(null));
    values.put("health.drivers", Conclusions::drivers);
    values.put("health.coverage", of -> of.health.coverage());
    values.put("health.as-of", of -> of.health.asOf().map(Object::toString).orElse(null));
    values.put("renewal.date", of -> text(of.health.renewal().date()));
    values.put("renewal.flag", of -> of.health.renewal().flag().name());
    values.put(
        "renewal.mode", of -> of.health.renewal().basis().map(DateSource::mode).orElse(null));
    values.put("renewal.amount", Conclusions::renewalAmount);
    values.put("risk.at-risk", Conclusions::atRisk);
    values.put("risk.since", of -> text(of.health.atRiskSince()));
    values.put("flags.names", Conclusions::flags);
    values.put(
        "flags.first",
        of -> of.health.flags().stream().findFirst().map(flag -> flag.name().name()).orElse(null));
    values.put("flags.next-action", of -> of.health.nextAction().orElse(null));
    values.put("revenue.arr", of -> of.health.revenue().total().flatMap(of::money).orElse(null));
    values.put("revenue.arr-band", Conclusions::arrBand);
    values.put("payment.overdue-amount", Conclusions::overdueAmount);
    values.put("payment.overdue-since", of -> text(of.health.signals().overdueSince()));
    values.put(
        "payment.is-overdue",
        of -> of.health.signals().overdue().map(owed -> yes(!owed.isEmpty())).orElse(null));
    values.put(
        "support.open-critical-tickets", of -> number(of.health.signals().openCriticalTickets()));
    values.put(
        "support.oldest-critical-since", of -> text(of.health.signals().oldestCriticalSince()));
    values.put("support.critical-ticket-open", Conclusions::criticalTicketOpen);
    values.put("support.tickets-30d", of -> number(of.health.signals().ticketsIn30Days()));
    values.put("survey.latest-csat", of -> of.health.signals().latestCsat().orElse(null));
    values.put("customer.touch-model", of -> of.health.touchModel().name());
    values.put("customer.owner", of -> of.owner.orElse(null));
    values.put("customer.link", of -> of.link.orElse(null));
    // a field on a ticket is for every agent, and not each may see amounts
    values.put("guidance", of -> Guidance.of(of.health, Because::textWithoutAmounts).orElse(null));
    return values;
  }

  private static @Nullable Object number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static @Nullable Object text(Optional<LocalDate> date) {
    return date.map(LocalDate::toString).orElse(null);
  }

  private static String yes(boolean holds) {
    return holds ? "YES" : "NO";
  }

  private @Nullable Object criticalTicketOpen() {
    OptionalInt open = health.signals().openCriticalTickets();
    return open.isPresent() ? yes(open.getAsInt() > 0) : null;
  }

  private @Nullable Object drivers() {
    StringBuilder text = new StringBuilder();
    int count = 0;
    for (Driver driver : health.drivers()) {
      String next = (text.isEmpty() ? "" : BETWEEN) + driver.text().replace(BETWEEN, ", ");
      if (count == DRIVERS || text.length() + next.length() > LONGEST_TEXT) {
        break;
      }
      text.append(next);
      count++;
    }
    return text.isEmpty() ? null : text.toString();
  }

  private @Nullable Object atRisk() {
    return health.atRisk() == AtRisk.UNKNOWN ? null : health.atRisk().name();
  }

  private @Nullable Object renewalAmount() {
    return health.renewal().date().isEmpty()
        ? null
        : health.renewal().arrUp().flatMap(this::money).orElse(null);
  }

  /**
   * {@code ;RENEWAL_DUE;PAYMENT_OVERDUE;}, the most pressing first: a list view finds a name
   * between semicolons.
   */
  private @Nullable Object flags() {
    StringBuilder text = new StringBuilder(";");
    for (OpenFlag flag : health.flags()) {
      String name = flag.name().name();
      if (text.length() + name.length() + 1 <= LONGEST_TEXT) {
        text.append(name).append(';');
      }
    }
    return text.length() == 1 ? null : text.toString();
  }

  private Optional<BigDecimal> money(Money amount) {
    return currency
        .flatMap(target -> rates.convert(amount, target, YearMonth.from(today)))
        .map(Money::amount);
  }

  private @Nullable Object overdueAmount() {
    Optional<SortedMap<String, Money>> overdue = health.signals().overdue();
    if (overdue.isEmpty() || currency.isEmpty()) {
      return null;
    }
    BigDecimal sum = Money.zero(currency.get()).amount();
    for (Money owed : overdue.get().values()) {
      Optional<BigDecimal> converted = money(owed);
      if (converted.isEmpty()) {
        return null;
      }
      sum = sum.add(converted.get());
    }
    return sum;
  }

  /** Amounts are nobody's business on a ticket: a power of ten, in the rates' base, says enough. */
  private @Nullable Object arrBand() {
    return health
        .revenue()
        .total()
        .flatMap(total -> rates.convert(total, rates.base(), YearMonth.from(today)))
        .map(Money::amount)
        .map(
            amount -> {
              if (amount.compareTo(BigDecimal.valueOf(100_000)) >= 0) {
                return "100k_and_more";
              }
              return amount.compareTo(BigDecimal.valueOf(10_000)) >= 0
                  ? "10k_to_100k"
                  : "below_10k";
            })
        .orElse(null);
  }
}
