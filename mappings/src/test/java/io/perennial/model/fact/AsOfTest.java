package io.perennial.model.fact;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.activity;
import static io.perennial.testing.Canonical.contact;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.invoice;
import static io.perennial.testing.Canonical.subscription;
import static io.perennial.testing.Canonical.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.model.Money;
import io.perennial.model.fact.Ticket.Priority;
import io.perennial.model.fact.Ticket.Satisfaction;
import io.perennial.model.history.History;
import io.perennial.model.history.SourceKind;
import io.perennial.model.history.Version;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsOfTest {

  private final Canonical solved =
      ticket("7", "2026-05-01T10:00:00Z").solved("2026-05-03T10:00:00Z");

  @Test
  void ticket_doesNotExistOneSecondBeforeItsOpening() {
    assertThat(acme().ticket(solved).at("2026-05-01T09:59:59Z").tickets()).isEmpty();
    assertThat(acme().ticket(solved).at("2026-05-01T10:00:00Z").tickets()).hasSize(1);
  }

  @Test
  void ticket_isOpenUntilTheSecondOfItsSolution() {
    assertThat(acme().ticket(solved).at("2026-05-03T09:59:59Z").openTickets()).hasSize(1);
    assertThat(acme().ticket(solved).at("2026-05-03T10:00:00Z").openTickets()).isEmpty();
  }

  @Test
  void ticket_isNotRatedBeforeItsRating() {
    Canonical rated =
        solved
            .at("surveyedAt", "2026-05-04T10:00:00Z")
            .at("ratedAt", "2026-05-06T10:00:00Z")
            .set("satisfaction", "GOOD");

    assertThat(only(acme().ticket(rated).at("2026-05-06T09:59:59Z").tickets()))
        .satisfies(
            then -> {
              assertThat(then.rating()).isEmpty();
              assertThat(then.satisfaction()).contains(Satisfaction.OFFERED);
            });
    assertThat(only(acme().ticket(rated).at("2026-05-06T10:00:00Z").tickets()).rating())
        .contains(BigDecimal.valueOf(5));
    assertThat(only(acme().ticket(rated).at("2026-05-03T12:00:00Z").tickets()).surveyedAt())
        .isEmpty();
  }

  @Test
  void ticket_hidesAFirstReplyThatHasNotComeYet() {
    Canonical answered = ticket("7", "2026-05-01T10:00:00Z").set("firstReplyMinutes", 30L);

    assertThat(only(acme().ticket(answered).at("2026-05-01T10:29:59Z").tickets()))
        .extracting(Ticket::firstReplyMinutes)
        .isEqualTo(Optional.empty());
    assertThat(
            only(acme().ticket(answered).at("2026-05-01T10:30:00Z").tickets()).firstReplyMinutes())
        .contains(30);
  }

  @Test
  void priority_isThatOfTheVersionReadByThen() {
    Ticket low = ticket("7", "2026-05-01T10:00:00Z").set("priority", "LOW").toTicket();
    Ticket high = ticket("7", "2026-05-01T10:00:00Z").set("priority", "HIGH").toTicket();
    History<Ticket> history =
        new History<>(
            List.of(
                new Version<>(Instant.parse("2026-05-09T00:00:00Z"), high),
                new Version<>(Instant.parse("2026-05-05T00:00:00Z"), low)));

    assertThat(at(history, "2026-05-02T00:00:00Z").priority()).contains(Priority.LOW);
    assertThat(at(history, "2026-05-08T23:59:59Z").priority()).contains(Priority.LOW);
    assertThat(at(history, "2026-05-09T00:00:00Z").priority()).contains(Priority.HIGH);
  }

  @Test
  void reopenedTicket_wasSolvedInBetween() {
    Canonical canonical = ticket("7", "2026-05-01T00:00:00Z").set("status", "OPEN");
    Ticket first = canonical.toTicket();
    Ticket second = canonical.solved("2026-05-03T00:00:00Z").toTicket();
    // the vendor keeps the time of the first solution
    Ticket third = canonical.set("status", "OPEN").set("reopens", 1L).toTicket();
    History<Ticket> history =
        new History<>(
            List.of(
                new Version<>(Instant.parse("2026-05-01T01:00:00Z"), first),
                new Version<>(Instant.parse("2026-05-03T01:00:00Z"), second),
                new Version<>(Instant.parse("2026-05-08T01:00:00Z"), third)));

    assertThat(at(history, "2026-05-02T00:00:00Z").open()).isTrue();
    assertThat(at(history, "2026-05-05T00:00:00Z").open()).isFalse();
    assertThat(at(history, "2026-05-08T01:00:00Z").open()).isTrue();
    assertThat(at(history, "2026-05-05T00:00:00Z").reopens()).isZero();
  }

  @Test
  void invoice_isOwedInFullBeforeItsPayment() {
    Canonical paid = invoice("INV-1", "2026-05-31").paid("2026-06-10T08:00:00Z");

    Invoice before = only(acme().invoice(paid).at("2026-06-10T07:59:59Z").invoices());
    Invoice after = only(acme().invoice(paid).at("2026-06-10T08:00:00Z").invoices());

    assertThat(before.owed()).isTrue();
    assertThat(before.remaining()).isEqualTo(Money.of(10_000, "EUR"));
    assertThat(before.paidAt()).isEmpty();
    assertThat(after.owed()).isFalse();
  }

  @Test
  void invoice_isOpenBeforeItWasGivenUp() {
    Canonical lost =
        invoice("INV-1", "2026-05-31")
            .set("status", "UNCOLLECTIBLE")
            .at("uncollectibleAt", "2026-08-01T00:00:00Z");

    assertThat(only(acme().invoice(lost).at("2026-07-31T23:59:59Z").invoices()).status())
        .isEqualTo(Invoice.Status.OPEN);
    assertThat(only(acme().invoice(lost).at("2026-08-01T00:00:00Z").invoices()).status())
        .isEqualTo(Invoice.Status.UNCOLLECTIBLE);
  }

  @Test
  void invoice_doesNotExistBeforeItsIssue() {
    Canonical canonical = invoice("INV-1", "2026-05-31").at("issuedAt", "2026-05-01T08:00:00Z");

    assertThat(acme().invoice(canonical).at("2026-05-01T07:59:59Z").invoices()).isEmpty();
    assertThat(acme().invoice(canonical).at("2026-05-01T08:00:00Z").invoices()).hasSize(1);
  }

  @Test
  void subscription_livesUntilItsEnd() {
    Canonical ended =
        subscription("sub_1", "2026-01-01T00:00:00Z")
            .set("status", "CANCELED")
            .at("canceledAt", "2026-04-01T00:00:00Z")
            .at("cancelAt", "2026-06-01T00:00:00Z")
            .at("endedAt", "2026-06-01T00:00:00Z");

    Subscription before =
        only(acme().subscription(ended).at("2026-03-31T23:59:59Z").subscriptions());
    Subscription noticed =
        only(acme().subscription(ended).at("2026-04-01T00:00:00Z").subscriptions());
    Subscription after =
        only(acme().subscription(ended).at("2026-06-01T00:00:00Z").subscriptions());

    assertThat(before.live()).isTrue();
    assertThat(before.cancelAt()).isEmpty();
    assertThat(noticed.live()).isTrue();
    assertThat(noticed.cancelAt()).contains(Instant.parse("2026-06-01T00:00:00Z"));
    assertThat(after.live()).isFalse();
  }

  @Test
  void deal_isOpenBeforeItsCloseDateIfNoVersionSaysOtherwise() {
    Canonical won =
        deal("006", "RENEWAL").at("createdAt", "2026-01-01T00:00:00Z").won("2026-05-10");

    assertThat(only(acme().deal(won).at("2026-05-09T23:59:59Z").opportunities()).closed())
        .isFalse();
    assertThat(only(acme().deal(won).at("2026-05-09T23:59:59Z").opportunities()).won()).isFalse();
    assertThat(only(acme().deal(won).at("2026-05-10T00:00:00Z").opportunities()).won()).isTrue();
    assertThat(acme().deal(won).at("2025-12-31T23:59:59Z").opportunities()).isEmpty();
  }

  @Test
  void deal_readAsClosedIsClosedWhateverItsCloseDate() {
    History<Opportunity> history =
        History.of(
            Instant.parse("2026-05-01T00:00:00Z"), deal("006", "NEW").won("2026-05-10").toDeal());

    assertThat(history.at(AsOf.of(Instant.parse("2026-05-01T00:00:00Z"))))
        .hasValueSatisfying(deal -> assertThat(deal.closed()).isTrue());
    assertThat(history.at(AsOf.of(Instant.parse("2026-04-30T23:59:59Z"))))
        .hasValueSatisfying(deal -> assertThat(deal.closed()).isFalse());
  }

  @Test
  void customer_doesNotExistBeforeItsAccount() {
    Canonical late = account("001").at("createdAt", "2026-05-01T00:00:00Z");

    assertThat(acme(late).at("2026-04-30T23:59:59Z").account()).isEmpty();
    assertThat(acme(late).at("2026-05-01T00:00:00Z").account()).isPresent();
  }

  @Test
  void churn_isKnownFromItsDayOrFromItsAnnouncement() {
    Canonical churned = account("001").date("churnedAt", "2026-10-31");

    // read on 30 Sep, a month ahead
    assertThat(acme(churned).at("2026-09-30T11:59:59Z").account())
        .hasValueSatisfying(account -> assertThat(account.churnedAt()).isEmpty());
    assertThat(acme(churned).at("2026-09-30T12:00:00Z").account())
        .hasValueSatisfying(
            account -> assertThat(account.churnedAt()).contains(LocalDate.of(2026, 10, 31)));
  }

  @Test
  void lastActivity_isHiddenWhenItLiesAhead() {
    Canonical active = account("001").date("lastActivity", "2026-05-10");

    assertThat(acme(active).at("2026-05-09T23:59:59Z").lastActivity()).isEmpty();
    assertThat(acme(active).at("2026-05-10T00:00:00Z").lastActivity())
        .contains(LocalDate.of(2026, 5, 10));
  }

  @Test
  void contact_isActiveUntilLeaving() {
    Canonical left = contact("003").at("inactiveSince", "2026-05-10T00:00:00Z");

    assertThat(only(acme().contact(left).at("2026-05-09T23:59:59Z").contacts()).active()).isTrue();
    assertThat(only(acme().contact(left).at("2026-05-10T00:00:00Z").contacts()).active()).isFalse();
  }

  @Test
  void activity_countsFromTheStartOfItsDay() {
    Canonical call = activity("00T", "2026-05-10");

    assertThat(acme().activity(call).at("2026-05-09T23:59:59Z").activities()).isEmpty();
    assertThat(acme().activity(call).at("2026-05-10T00:00:00Z").activities()).hasSize(1);
  }

  @Test
  void reading_isKnownOnlyOnceItHasBeenDone() {
    Acme read = acme().lastRead(SourceKind.BILLING, "2026-05-10T06:00:00Z");

    assertThat(read.at("2026-05-10T05:59:59Z").lastReadOn(SourceKind.BILLING)).isEmpty();
    assertThat(read.at("2026-05-12T00:00:00Z").lastReadOn(SourceKind.BILLING))
        .contains(LocalDate.of(2026, 5, 10));
  }

  private static Ticket at(History<Ticket> history, String time) {
    return history.at(AsOf.of(Instant.parse(time))).orElseThrow();
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
