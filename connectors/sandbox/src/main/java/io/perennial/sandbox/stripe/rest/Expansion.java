package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.stripe.shape.Expand;
import io.perennial.sandbox.stripe.shape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code expand[]}. */
final class Expansion {

  private static final int DEEPEST = 4;
  private static final String LIST = "data.";

  private Expansion() {}

  /** What to expand in a single object. */
  static Expand ofObject(Parameters parameters, Kind kind) {
    List<String> paths = parameters.list("expand");
    paths.forEach(path -> check(path, path, kind));
    return Expand.of(paths);
  }

  /** What to expand in each object of a list, where paths begin with {@code data}. */
  static Expand ofList(Parameters parameters, Kind kind) {
    List<String> inner = new ArrayList<>();
    for (String path : parameters.list("expand")) {
      if (!path.startsWith(LIST)) {
        throw refused(
            "This property cannot be expanded (%s). You may want to try expanding 'data.%s' instead."
                .formatted(path, path));
      }
      inner.add(path.substring(LIST.length()));
      check(path, path.substring(LIST.length()), kind);
    }
    return Expand.of(inner);
  }

  private static void check(String path, String inner, Kind kind) {
    if (path.split("\\.").length > DEEPEST) {
      throw refused("You cannot expand more than %d levels of a property.".formatted(DEEPEST));
    }
    String first = inner.split("\\.")[0];
    if (!expandable(kind).contains(first)) {
      throw refused("This property cannot be expanded (%s).".formatted(first));
    }
  }

  private static Set<String> expandable(Kind kind) {
    return switch (kind) {
      case CUSTOMERS -> Set.of("default_source", "discount", "subscriptions", "test_clock");
      case SUBSCRIPTIONS ->
          Set.of("customer", "default_payment_method", "discounts", "items", "latest_invoice");
      case INVOICES ->
          Set.of("customer", "default_payment_method", "discounts", "lines", "parent", "payments");
      case DISPUTES -> Set.of("charge", "payment_intent");
      case EVENTS -> Set.of();
    };
  }

  private static Refusal refused(String message) {
    return Refusal.parameter("expand", "", message);
  }
}
