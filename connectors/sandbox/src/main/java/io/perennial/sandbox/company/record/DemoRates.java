package io.perennial.sandbox.company.record;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Made-up exchange rates, the same in every month, for the currencies of a generated company. */
public final class DemoRates {

  private static final int MONTHS_BEFORE = 36;
  private static final int MONTHS_AFTER = 12;

  /** What one unit is worth in US dollars. */
  private static final Map<String, String> RATES =
      new TreeMap<>(Map.of("EUR", "1.25", "GBP", "1.5", "JPY", "0.008"));

  private DemoRates() {}

  /** The text of a {@code rates.yaml} for the months around a day. */
  public static String yaml(Instant today) {
    StringBuilder yaml = new StringBuilder("# Made-up rates of the demo.\nbase: USD\nmonths:\n");
    YearMonth month = YearMonth.from(today.atOffset(ZoneOffset.UTC)).minusMonths(MONTHS_BEFORE);
    for (int i = 0; i <= MONTHS_BEFORE + MONTHS_AFTER; i++) {
      yaml.append("  ").append(month.plusMonths(i)).append(": {");
      String separator = " ";
      for (Map.Entry<String, String> rate : RATES.entrySet()) {
        yaml.append(separator).append(rate.getKey()).append(": ").append(rate.getValue());
        separator = ", ";
      }
      yaml.append(" }\n");
    }
    return yaml.toString();
  }
}
