package io.perennial.model.history;

import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers a customer's records, in any order. */
public final class CustomerHistoryBuilder {

  final History<Account> account;
  final List<History<Contact>> contacts = new ArrayList<>();
  final List<History<Opportunity>> opportunities = new ArrayList<>();
  final List<History<Activity>> activities = new ArrayList<>();
  final List<History<Ticket>> tickets = new ArrayList<>();
  final List<History<Subscription>> subscriptions = new ArrayList<>();
  final List<History<Invoice>> invoices = new ArrayList<>();
  final Set<SourceKind> linked = EnumSet.of(SourceKind.CRM);
  final Map<SourceKind, Instant> lastRead = new EnumMap<>(SourceKind.class);

  CustomerHistoryBuilder(History<Account> account) {
    this.account = account;
  }

  public CustomerHistoryBuilder contact(History<Contact> contact) {
    contacts.add(contact);
    return this;
  }

  public CustomerHistoryBuilder opportunity(History<Opportunity> opportunity) {
    opportunities.add(opportunity);
    return this;
  }

  public CustomerHistoryBuilder activity(History<Activity> activity) {
    activities.add(activity);
    return this;
  }

  public CustomerHistoryBuilder ticket(History<Ticket> ticket) {
    tickets.add(ticket);
    return this;
  }

  public CustomerHistoryBuilder subscription(History<Subscription> subscription) {
    subscriptions.add(subscription);
    return this;
  }

  public CustomerHistoryBuilder invoice(History<Invoice> invoice) {
    invoices.add(invoice);
    return this;
  }

  /** The customer has been found in this kind of system, even if it has no records there. */
  public CustomerHistoryBuilder linked(SourceKind source) {
    linked.add(source);
    return this;
  }

  /** The last time at which all streams of this kind of system had been read. */
  public CustomerHistoryBuilder lastRead(SourceKind source, Instant time) {
    lastRead.put(source, time);
    return this;
  }

  public CustomerHistory build() {
    return new CustomerHistory(this);
  }
}
