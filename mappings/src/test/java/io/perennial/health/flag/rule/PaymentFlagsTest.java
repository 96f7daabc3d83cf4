package io.perennial.health.flag.rule;

import static io.perennial.health.flag.FlagName.DISPUTE_OPEN;
import static io.perennial.health.flag.FlagName.PAYMENT_OVERDUE;
import static io.perennial.health.flag.FlagName.PAYMENT_SLOWING;
import static io.perennial.health.flag.rule.FlagFixture.acme;
import static io.perennial.health.flag.rule.FlagFixture.flag;
import static io.perennial.health.flag.rule.FlagFixture.month;
import static io.perennial.health.flag.rule.FlagFixture.raised;
import static io.perennial.testing.Canonical.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.health.OpenFlag;
import io.perennial.testing.Acme;
import org.junit.jupiter.api.Test;

/** What invoices raise. */
class PaymentFlagsTest {

  @Test
  void paymentOverdue_isRaisedOnTheThirtyFirstDayAndDangerAfterSixty() {
    Acme acme = acme("LOW").invoice(invoice("INV-204", "2026-06-30"));

    assertThat(raised(acme, PAYMENT_OVERDUE, "2026-07-30")).isFalse();
    OpenFlag flag = flag(acme, PAYMENT_OVERDUE, "2026-07-31").orElseThrow();
    assertThat(flag.because().text())
        .isEqualTo("invoice INV-204 (100.00 EUR) overdue since 1 Jul 2026");
    assertThat(flag.danger()).isFalse();
    assertThat(flag(acme, PAYMENT_OVERDUE, "2026-08-29").orElseThrow().danger()).isFalse();
    assertThat(flag(acme, PAYMENT_OVERDUE, "2026-08-30").orElseThrow().danger()).isTrue();
  }

  @Test
  void paymentOverdue_needsACentAndAnOpenInvoice() {
    assertThat(
            raised(
                acme("LOW").invoice(invoice("INV-1", "2026-06-30").eur("remaining", 1)),
                PAYMENT_OVERDUE,
                "2026-09-30"))
        .isTrue();
    assertThat(
            raised(
                acme("LOW").invoice(invoice("INV-1", "2026-06-30").eur("remaining", 0)),
                PAYMENT_OVERDUE,
                "2026-09-30"))
        .isFalse();
    assertThat(
            raised(
                acme("LOW").invoice(invoice("INV-1", "2026-06-30").paid("2026-09-30T11:00:00Z")),
                PAYMENT_OVERDUE,
                "2026-09-30"))
        .isFalse();
  }

  @Test
  void paymentSlowing_comparesWithTheInvoicesBefore() {
    Acme nine = acme("LOW");
    Acme ten = acme("LOW");
    for (int month = 1; month <= 6; month++) {
      nine.invoice(month(month, month <= 3 ? 20 : 29));
      ten.invoice(month(month, month <= 3 ? 20 : 30));
    }

    assertThat(raised(nine, PAYMENT_SLOWING, "2026-07-15")).isFalse();
    OpenFlag flag = flag(ten, PAYMENT_SLOWING, "2026-07-15").orElseThrow();
    assertThat(flag.because().text())
        .isEqualTo("last 3 invoices paid after 30 days on average, those before after 20");
    assertThat(raised(ten, PAYMENT_SLOWING, "2026-10-28")).isTrue();
    assertThat(raised(ten, PAYMENT_SLOWING, "2026-10-29")).isFalse();
  }

  @Test
  void disputeOpen_isRaisedByAnInvoiceThatWasGivenUp() {
    Acme acme =
        acme("LOW")
            .invoice(
                invoice("INV-1", "2026-06-30")
                    .set("status", "UNCOLLECTIBLE")
                    .at("uncollectibleAt", "2026-09-01T10:00:00Z"));

    assertThat(raised(acme, DISPUTE_OPEN, "2026-08-31")).isFalse();
    assertThat(raised(acme, DISPUTE_OPEN, "2026-09-01")).isTrue();
    assertThat(raised(acme, DISPUTE_OPEN, "2027-08-31")).isTrue();
    assertThat(raised(acme, DISPUTE_OPEN, "2027-09-01")).isFalse();
  }
}
