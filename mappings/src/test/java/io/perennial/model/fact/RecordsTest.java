package io.perennial.model.fact;

import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import io.perennial.model.TouchModel;
import io.perennial.model.fact.SubscriptionItem.Interval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordsTest {

  @Test
  void account_keepsItsRefItsListsAndItsAttributes() {
    Account account =
        account("001")
            .set("organizationIds", List.of("9", "10"))
            .set("employees", 250L)
            .set("touchModel", "TECH")
            .attribute("segment", "public")
            .toAccount();

    assertThat(account.ref()).hasToString("salesforce/accounts/001");
    assertThat(account.organizationIds()).containsExactly("9", "10");
    assertThat(account.employees()).contains(250);
    assertThat(account.touchModel()).contains(TouchModel.TECH);
    assertThat(account.attributes()).containsEntry("segment", "public");
    assertThat(account.churnedAt()).isEmpty();
  }

  @Test
  void requiredValue_thatIsMissingIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> account("001").without("name").toAccount())
        .withMessage("account has no name");
  }

  @Test
  void organizationAndBillingCustomer_areReadAsTheyAre() {
    RecordRef ref = new RecordRef("zendesk", "organizations", "9");
    Organization organization =
        Organization.of(
            new CanonicalRecord(
                CanonicalType.ORGANIZATION,
                ref,
                new TreeMap<>(Map.of("name", "Acme", "domains", List.of("acme.com"))),
                new TreeMap<>()));
    BillingCustomer customer =
        BillingCustomer.of(
            new CanonicalRecord(
                CanonicalType.BILLING_CUSTOMER,
                ref,
                new TreeMap<>(Map.of("currency", "EUR")),
                new TreeMap<>()));

    assertThat(organization.domains()).containsExactly("acme.com");
    assertThat(customer.currency()).contains("EUR");
    assertThat(customer.name()).isEmpty();
  }

  @Test
  void item_withoutQuantityAndIntervalIsOneAMonth() {
    Subscription subscription =
        subscription("sub_1", "2026-01-01T00:00:00Z")
            .item(Map.of("id", "si_1", "unitAmount", Money.of(500, "EUR")))
            .toSubscription();

    assertThat(subscription.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.quantity()).isEqualTo(BigDecimal.ONE);
              assertThat(item.interval()).isEqualTo(Interval.MONTH);
              assertThat(item.intervalCount()).isOne();
              assertThat(item.metered()).isFalse();
            });
  }

  @Test
  void deadline_isTheDueDayOrTheDayAfterTheIssue() {
    assertThat(invoice("INV-1", "2026-05-31").toInvoice().deadline())
        .contains(LocalDate.of(2026, 5, 31));
    assertThat(
            invoice("INV-1", "2026-05-31")
                .without("due")
                .at("issuedAt", "2026-05-01T23:59:59Z")
                .toInvoice()
                .deadline())
        .contains(LocalDate.of(2026, 5, 2));
    assertThat(
            invoice("INV-1", "2026-05-31")
                .without("due")
                .without("issuedAt")
                .toInvoice()
                .deadline())
        .isEmpty();
  }

  @Test
  void paidInvoice_isNotOwedEvenIfNothingSaysWhatRemains() {
    assertThat(
            invoice("INV-1", "2026-05-31")
                .paid("2026-05-01T00:00:00Z")
                .without("remaining")
                .toInvoice()
                .owed())
        .isFalse();
  }

  @Test
  void oneCent_isOwed() {
    assertThat(invoice("INV-1", "2026-05-31").eur("remaining", 1).toInvoice().owed()).isTrue();
    assertThat(invoice("INV-1", "2026-05-31").eur("remaining", 0).toInvoice().owed()).isFalse();
  }

  @Test
  void rating_isTheScoreElseGoodOrBad() {
    assertThat(rated("GOOD"))
        .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("5"));
    assertThat(rated("BAD"))
        .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("1"));
    assertThat(rated("OFFERED")).isEmpty();
    assertThat(rated("UNOFFERED")).isEmpty();
    assertThat(
            ticket("1", "2026-01-01T00:00:00Z")
                .set("satisfaction", "BAD")
                .number("satisfactionScore", "3.5")
                .toTicket()
                .rating())
        .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("3.5"));
  }

  @Test
  void ticket_withoutAPriorityIsNotCritical() {
    assertThat(ticket("1", "2026-01-01T00:00:00Z").toTicket().critical()).isFalse();
    assertThat(ticket("1", "2026-01-01T00:00:00Z").set("priority", "NORMAL").toTicket().critical())
        .isFalse();
    assertThat(ticket("1", "2026-01-01T00:00:00Z").set("priority", "HIGH").toTicket().critical())
        .isTrue();
  }

  private static Optional<BigDecimal> rated(String satisfaction) {
    return ticket("1", "2026-01-01T00:00:00Z")
        .set("satisfaction", satisfaction)
        .toTicket()
        .rating();
  }
}
