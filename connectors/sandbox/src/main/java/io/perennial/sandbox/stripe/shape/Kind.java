package io.perennial.sandbox.stripe.shape;

import java.util.Locale;

/** The kinds of object that an account holds; a world names its shelves by {@link #word}. */
public enum Kind {
  CUSTOMERS("customer", "cus"),
  SUBSCRIPTIONS("subscription", "sub"),
  INVOICES("invoice", "in"),
  DISPUTES("dispute", "dp"),
  EVENTS("event", "evt");

  private final String object;
  private final String prefix;

  Kind(String object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  /** As paths and shelves have it, for example {@code customers}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As the field {@code object} has it, for example {@code customer}. */
  public String object() {
    return object;
  }

  /** Beginning of an id, for example {@code cus}. */
  public String prefix() {
    return prefix;
  }
}
