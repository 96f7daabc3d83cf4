package io.perennial.connector.stripe;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.stripe.call.StripeClient.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The kinds of object that we read. */
enum StripeStream {
  CUSTOMERS("customer", List.of("customer.created", "customer.deleted", "customer.updated")),
  SUBSCRIPTIONS(
      "subscription",
      List.of(
          "customer.subscription.created",
          "customer.subscription.deleted",
          "customer.subscription.paused",
          "customer.subscription.pending_update_applied",
          "customer.subscription.pending_update_expired",
          "customer.subscription.resumed",
          "customer.subscription.updated")),
  /** Without {@code invoice.upcoming}, whose object is a preview and has no id. */
  INVOICES(
      "invoice",
      List.of(
          "invoice.created",
          "invoice.deleted",
          "invoice.finalization_failed",
          "invoice.finalized",
          "invoice.marked_uncollectible",
          "invoice.overdue",
          "invoice.overpaid",
          "invoice.paid",
          "invoice.payment_action_required",
          "invoice.payment_failed",
          "invoice.payment_succeeded",
          "invoice.sent",
          "invoice.updated",
          "invoice.voided"));

  private final String object;
  private final List<String> events;

  StripeStream(String object, List<String> events) {
    this.object = object;
    this.events = events;
  }

  static StripeStream named(ConnectionName connection, String word) {
    for (StripeStream stream : values()) {
      if (stream.word().equals(word)) {
        return stream;
      }
    }
    throw ConnectorException.of(
        connection,
        FailureKind.PARK,
        "NO_SUCH_STREAM",
        "there is no stream called " + word,
        "use one of " + words());
  }

  /** What each event is about, by its type. */
  static SortedMap<String, String> byEvent() {
    TreeMap<String, String> streams = new TreeMap<>();
    for (StripeStream stream : values()) {
      stream.events.forEach(type -> streams.put(type, stream.word()));
    }
    return streams;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(StripeStream::word).toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As Stripe calls one of them, for example {@code invoice}. */
  String object() {
    return object;
  }

  /** For example {@code /v1/invoices}. */
  String path() {
    return "/v1/" + word();
  }

  /** Types of the events that tell of a change; Stripe takes at most 20 in one request. */
  List<String> events() {
    return events;
  }

  /** The beginning of every list: unasked, Stripe leaves ended subscriptions out. */
  Query list(int limit) {
    Query query = new Query().limit(limit);
    return this == SUBSCRIPTIONS ? query.with("status", "all") : query;
  }
}
