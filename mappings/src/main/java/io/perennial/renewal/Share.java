package io.perennial.renewal;

import io.perennial.model.Money;
import io.perennial.model.verdict.Until;
import io.perennial.revenue.Revenues;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares items with the customer's whole ARR.
 *
 * @param total the whole ARR; if unknown or zero, any item is large enough
 * @param percent smallest share that counts
 * @param today day whose month's rates convert, UTC
 */
record Share(Optional<Money> total, int percent, Revenues revenues, LocalDate today, Until until) {

  Share {
    total = total.filter(known -> known.minorUnits() > 0);
  }

  /** Minor units of the total's currency; empty if unknown. */
  OptionalLong of(RenewalItem item) {
    if (item.arr().isEmpty() || total.isEmpty()) {
      return OptionalLong.empty();
    }
    Money arr = item.arr().get();
    if (!arr.currency().equals(total.get().currency())) {
      until.at(YearMonth.from(today).plusMonths(1).atDay(1));
    }
    Optional<Money> converted = revenues.convert(arr, total.get().currency(), today);
    return converted.isPresent()
        ? OptionalLong.of(converted.get().minorUnits())
        : OptionalLong.empty();
  }

  /** Whether so many minor units are a share that counts. */
  boolean isEnough(long minorUnits) {
    return total.isEmpty() || minorUnits * 100 >= total.get().minorUnits() * percent;
  }

  /** Whether what is left beside so many minor units is a share that counts. */
  boolean leavesEnough(long minorUnits) {
    return total.isPresent() && isEnough(total.get().minorUnits() - minorUnits);
  }
}
