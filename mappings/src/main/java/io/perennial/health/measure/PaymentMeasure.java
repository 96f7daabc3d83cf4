package io.perennial.health.measure;

import io.perennial.health.model.Curve;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Invoice;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the customer pays: the oldest overdue invoice, the share paid in time, the average delay. The
 * weakest part counts.
 *
 * <p>Source: invoices whose deadline lies in the window; nothing but overdue ones is looked for
 * beyond it. Unknown if nothing fell due, so that a new customer is not called healthy.
 */
final class PaymentMeasure implements Measure {

  private final int windowDays;
  private final Curve onTimePercent;
  private final Curve overdueDays;
  private final Curve averageDaysLate;

  PaymentMeasure(MeasureSettings settings) {
    windowDays = settings.number("window-days");
    onTimePercent = settings.curve("on-time-percent");
    overdueDays = settings.curve("overdue-days");
    averageDaysLate = settings.curve("average-days-late");
  }

  @Override
  public MeasureName name() {
    return MeasureName.PAYMENT;
  }

  @Override
  public Set<SourceKind> sources() {
    return Set.of(SourceKind.BILLING);
  }

  @Override
  public Reading read(Facts facts) {
    LocalDate today = facts.today();
    Until until = new Until(today);
    Parts parts = new Parts();
    List<RecordRef> due = new ArrayList<>();
    List<RecordRef> late = new ArrayList<>();
    long daysLate = 0;
    int paid = 0;
    for (Invoice invoice : facts.invoices()) {
      if (invoice.deadline().isEmpty() || invoice.total().minorUnits() <= 0) {
        continue;
      }
      LocalDate deadline = invoice.deadline().get();
      boolean passed = deadline.isBefore(today);
      until.at(deadline.plusDays(1));
      if (invoice.owed() && passed) {
        overdue(invoice, deadline, today, parts, until);
      }
      if (!passed || !deadline.isAfter(today.minusDays(windowDays))) {
        continue;
      }
      until.at(deadline.plusDays(windowDays));
      due.add(invoice.ref());
      if (invoice.paidOn().isPresent()) {
        paid++;
        daysLate += Math.max(0, ChronoUnit.DAYS.between(deadline, invoice.paidOn().get()));
      }
      if (invoice.owed() || invoice.paidOn().filter(day -> day.isAfter(deadline)).isPresent()) {
        late.add(invoice.ref());
      }
    }
    if (!due.isEmpty()) {
      history(due, late, parts);
    }
    if (paid > 0) {
      average(daysLate / paid, parts, late);
    }
    if (due.isEmpty() && parts.isEmpty()) {
      return new Reading.Unknown(
          Because.of("no invoice fell due in {} days", windowDays), until.date());
    }
    Because allWell = Because.of("all {} invoices in {} days paid in time", due.size(), windowDays);
    return parts.reading(allWell, due, until.date());
  }

  private void overdue(
      Invoice invoice, LocalDate deadline, LocalDate today, Parts parts, Until until) {
    long days = ChronoUnit.DAYS.between(deadline, today);
    OptionalInt next = overdueDays.nextChange(days);
    if (next.isPresent()) {
      until.at(deadline.plusDays(next.getAsInt()));
    }
    parts.add(
        overdueDays.points(days),
        Because.of(
            "invoice {} ({}) overdue since {}",
            invoice.name(),
            invoice.remaining(),
            deadline.plusDays(1)),
        List.of(invoice.ref()));
  }

  private void history(List<RecordRef> due, List<RecordRef> late, Parts parts) {
    parts.add(
        onTimePercent.points(100L * (due.size() - late.size()) / due.size()),
        Because.of("{} of {} invoices late in {} days", late.size(), due.size(), windowDays),
        late);
  }

  private void average(long days, Parts parts, List<RecordRef> late) {
    parts.add(
        averageDaysLate.points(days),
        Because.of("invoices paid {} days late on average in {} days", days, windowDays),
        late);
  }
}
