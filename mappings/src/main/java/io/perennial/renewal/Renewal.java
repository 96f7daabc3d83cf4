package io.perennial.renewal;

import io.perennial.model.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When a customer is up for renewal, on one day.
 *
 * @param flag how near it is
 * @param date the earliest date within 12 months on which at least a tenth of the ARR is up
 * @param arrUp the ARR that is up at that date; empty if unknown
 * @param source what the date was taken from
 * @param first whether no renewal has been completed before it
 * @param cancelling whether notice has been given for that date
 * @param renewedOn day of the last renewal, inside the time for which it is shown
 * @param churnedOn day on which the customer left
 * @param items all that can be renewed, earliest date first
 * @param mismatches where sources disagree about the date
 * @param until the next day on which any of this changes by the clock alone
 */
public record Renewal(
    RenewalFlag flag,
    Optional<LocalDate> date,
    Optional<Money> arrUp,
    Optional<DateSource> source,
    boolean first,
    boolean cancelling,
    Optional<LocalDate> renewedOn,
    Optional<LocalDate> churnedOn,
    List<RenewalItem> items,
    List<Mismatch> mismatches,
    Optional<LocalDate> until) {

  public Renewal {
    items = List.copyOf(items);
    mismatches = List.copyOf(mismatches);
  }

  /** What the date rests on: notice, once it has been given for it; empty without a date. */
  public Optional<DateSource> basis() {
    return date.isEmpty()
        ? Optional.empty()
        : cancelling ? Optional.of(DateSource.CANCELLATION) : source;
  }

  public boolean churned() {
    return flag == RenewalFlag.CHURNED;
  }
}
