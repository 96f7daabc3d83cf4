package io.perennial.testing;

import io.perennial.model.fact.Fact;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.CustomerHistoryBuilder;
import io.perennial.model.history.Facts;
import io.perennial.model.history.History;
import io.perennial.model.history.SourceKind;
import java.time.Instant;

/**
 * A customer in the making: created in 2020, known to CRM, support and billing, read on the fixed
 * date {@link #NOW}.
 */
public final class Acme {

  /** The tests' present: a Wednesday, at noon UTC. */
  public static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

  private final CustomerHistoryBuilder builder;

  private Acme(Canonical account) {
    builder = CustomerHistory.of(read(account.toAccount()));
    builder.linked(SourceKind.SUPPORT).linked(SourceKind.BILLING);
  }

  public static Acme acme() {
    return acme(Canonical.account("001A").at("createdAt", "2020-01-01T00:00:00Z"));
  }

  public static Acme acme(Canonical account) {
    return new Acme(account);
  }

  /** Known to the CRM only. */
  public static Acme unlinked() {
    return new Acme(Canonical.account("001A").at("createdAt", "2020-01-01T00:00:00Z"), false);
  }

  private Acme(Canonical account, boolean ignored) {
    builder = CustomerHistory.of(read(account.toAccount()));
  }

  public static <T extends Fact<T>> History<T> read(T record) {
    return History.of(NOW, record);
  }

  public Acme contact(Canonical contact) {
    builder.contact(read(contact.toContact()));
    return this;
  }

  public Acme deal(Canonical deal) {
    builder.opportunity(read(deal.toDeal()));
    return this;
  }

  public Acme activity(Canonical activity) {
    builder.activity(read(activity.toActivity()));
    return this;
  }

  public Acme ticket(Canonical ticket) {
    builder.ticket(read(ticket.toTicket()));
    return this;
  }

  public Acme subscription(Canonical subscription) {
    builder.subscription(read(subscription.toSubscription()));
    return this;
  }

  public Acme invoice(Canonical invoice) {
    builder.invoice(read(invoice.toInvoice()));
    return this;
  }

  public Acme lastRead(SourceKind source, String time) {
    builder.lastRead(source, Instant.parse(time));
    return this;
  }

  public CustomerHistoryBuilder builder() {
    return builder;
  }

  public CustomerHistory history() {
    return builder.build();
  }

  /** What is known at {@link #NOW}. */
  public Facts facts() {
    return history().at(NOW);
  }

  public Facts at(String time) {
    return history().at(Instant.parse(time));
  }
}
