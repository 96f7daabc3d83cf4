package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.stripe.account.Events;
import io.perennial.sandbox.stripe.shape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a list may be narrowed by, each kind in its own way. Judges an object's JSON. */
final class Filters {

  private static final int MOST_TYPES = 20;
  private static final Set<String> ENDED = Set.of("canceled", "incomplete_expired");
  private static final Set<String> SUBSCRIPTION_STATUSES =
      Set.of(
          "active",
          "past_due",
          "unpaid",
          "canceled",
          "incomplete",
          "incomplete_expired",
          "trialing",
          "paused",
          "ended",
          "all");
  private static final Set<String> INVOICE_STATUSES =
      Set.of("draft", "open", "paid", "uncollectible", "void");

  private final Events events;

  Filters(Events events) {
    this.events = events;
  }

  /** Names of the parameters by which a kind's list may be narrowed. */
  static Set<String> names(Kind kind) {
    return switch (kind) {
      case CUSTOMERS -> Set.of("email");
      case SUBSCRIPTIONS -> Set.of("customer", "status", "collection_method");
      case INVOICES ->
          Set.of("customer", "status", "subscription", "due_date", "collection_method");
      case DISPUTES -> Set.of("charge");
      case EVENTS -> Set.of("type", "types", "delivery_success");
    };
  }

  /** Whether an object belongs into the list. */
  Predicate<Map<String, @Nullable Object>> of(Kind kind, Parameters parameters) {
    return switch (kind) {
      case CUSTOMERS -> equal(parameters, "email");
      case SUBSCRIPTIONS ->
          equal(parameters, "customer")
              .and(equal(parameters, "collection_method"))
              .and(subscriptionStatus(parameters));
      case INVOICES -> invoices(parameters);
      case DISPUTES -> equal(parameters, "charge");
      case EVENTS -> types(parameters).and(delivered(parameters));
    };
  }

  private static Predicate<Map<String, @Nullable Object>> equal(
      Parameters parameters, String name) {
    Optional<String> wanted = parameters.text(name);
    return json -> wanted.isEmpty() || wanted.get().equals(json.get(name));
  }

  private static Predicate<Map<String, @Nullable Object>> subscriptionStatus(
      Parameters parameters) {
    Optional<String> status = oneOf(parameters, SUBSCRIPTION_STATUSES);
    if (status.isEmpty()) {
      return json -> !"canceled".equals(json.get("status"));
    }
    return switch (status.get()) {
      case "all" -> json -> true;
      case "ended" -> json -> ENDED.contains(String.valueOf(json.get("status")));
      default -> json -> status.get().equals(json.get("status"));
    };
  }

  private static Predicate<Map<String, @Nullable Object>> invoices(Parameters parameters) {
    oneOf(parameters, INVOICE_STATUSES);
    Range due = Range.read(parameters, "due_date");
    Optional<String> subscription = parameters.text("subscription");
    return equal(parameters, "customer")
        .and(equal(parameters, "status"))
        .and(equal(parameters, "collection_method"))
        .and(json -> due.holds(json.get("due_date")))
        .and(json -> subscription.isEmpty() || subscription.get().equals(subscription(json)));
  }

  private static @Nullable Object subscription(Map<String, @Nullable Object> invoice) {
    return invoice.get("parent") instanceof Map<?, ?> parent
            && parent.get("subscription_details") instanceof Map<?, ?> details
        ? details.get("subscription")
        : null;
  }

  private static Predicate<Map<String, @Nullable Object>> types(Parameters parameters) {
    List<String> types = new ArrayList<>(parameters.list("types"));
    if (types.size() > MOST_TYPES) {
      throw Refusal.parameter(
          "types", "", "Array types exceeded maximum %d allowed elements.".formatted(MOST_TYPES));
    }
    types.addAll(parameters.list("type"));
    return json ->
        types.isEmpty()
            || types.stream().anyMatch(type -> fits(type, String.valueOf(json.get("type"))));
  }

  private static boolean fits(String wanted, String type) {
    return wanted.endsWith("*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : wanted.equals(type);
  }

  private Predicate<Map<String, @Nullable Object>> delivered(Parameters parameters) {
    Optional<Boolean> wanted = parameters.text("delivery_success").map(Boolean::valueOf);
    return json ->
        wanted.isEmpty() || wanted.get() == events.delivered(String.valueOf(json.get("id")));
  }

  private static Optional<String> oneOf(Parameters parameters, Set<String> statuses) {
    Optional<String> status = parameters.text("status");
    if (status.filter(given -> !statuses.contains(given)).isPresent()) {
      throw Refusal.parameter(
          "status",
          "",
          "Invalid status: must be one of "
              + String.join(", ", statuses.stream().sorted().toList()));
    }
    return status;
  }
}
