package io.perennial.revenue;

import io.perennial.mapping.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rates.yaml}; what is wrong is told to the file's problems. */
public final class RatesReader {

  private static final double LEAST = 1e-9;
  private static final double MOST = 1e9;

  private RatesReader() {}

  public static Rates read(YamlNode root) {
    root.unknownKeys(Set.of("base", "months"));
    YamlNode named = root.need("base");
    Optional<Currency> base = named.text().flatMap(code -> currency(named, code));
    Map<Rates.Key, BigDecimal> rates = new HashMap<>();
    root.at("months").entries().forEach((month, node) -> month(month, node, rates));
    return new Rates(base.orElse(Rates.NONE.base()), rates);
  }

  private static void month(String word, YamlNode node, Map<Rates.Key, BigDecimal> rates) {
    Optional<YearMonth> month = month(word);
    if (month.isEmpty()) {
      node.problem("is no month", "write it like 2026-11");
      return;
    }
    node.entries()
        .forEach(
            (code, rate) -> {
              Optional<Currency> currency = currency(rate, code);
              Optional<BigDecimal> worth = rate.number(LEAST, MOST);
              if (currency.isPresent() && worth.isPresent()) {
                rates.put(new Rates.Key(currency.get(), month.get()), worth.get());
              }
            });
  }

  private static Optional<YearMonth> month(String word) {
    try {
      return Optional.of(YearMonth.parse(word));
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  private static Optional<Currency> currency(YamlNode node, String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException unknown) {
      node.problem("names no currency", "write its ISO 4217 code, for example EUR");
      return Optional.empty();
    }
  }
}
