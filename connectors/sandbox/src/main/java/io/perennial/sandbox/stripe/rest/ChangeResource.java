package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.stripe.account.Account;
import io.perennial.sandbox.stripe.account.Customers;
import io.perennial.sandbox.stripe.shape.Expand;
import io.perennial.sandbox.stripe.shape.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes over HTTP: what clients other than ours do. An empty text clears a field. */
public final class ChangeResource {

  private static final int MOST_KEYS = 50;
  private static final int LONGEST_KEY = 40;
  private static final int LONGEST_VALUE = 500;

  private final Account account;
  private final Kind kind;

  public ChangeResource(Account account, Kind kind) {
    this.account = account;
    this.kind = kind;
  }

  /** {@code POST /v1/customers}. */
  public Answer create(Request request) {
    Map<String, Object> fields = new LinkedHashMap<>();
    apply(request.form(), fields);
    return show(new Customers(account).create(fields));
  }

  /** {@code POST /v1/customers/{id}} and its siblings. */
  public Answer update(Request request) {
    demand(request.id());
    String type =
        switch (kind) {
          case CUSTOMERS -> "customer.updated";
          case SUBSCRIPTIONS -> "customer.subscription.updated";
          case INVOICES -> "invoice.updated";
          case DISPUTES -> "charge.dispute.updated";
          case EVENTS -> throw new IllegalStateException("events do not change");
        };
    Parameters form = request.form();
    account.change(kind, request.id(), stored -> apply(form, stored), type);
    return show(request.id());
  }

  /** {@code DELETE /v1/customers/{id}}. */
  public Answer delete(Request request) {
    demand(request.id());
    new Customers(account).delete(request.id());
    return show(request.id());
  }

  private void demand(String id) {
    if (account.find(kind, id).filter(entry -> !entry.deleted()).isEmpty()) {
      throw Refusal.missing(kind.object(), id);
    }
  }

  private Answer show(String id) {
    Entry entry = account.find(kind, id).orElseThrow();
    return Answer.json(200, account.json(kind, entry, Expand.NOTHING));
  }

  private void apply(Parameters form, Map<String, Object> stored) {
    form.allow(names());
    for (String name : texts()) {
      form.text(name).ifPresent(text -> set(stored, name, text));
    }
    form.text("cancel_at_period_end")
        .ifPresent(text -> stored.put("cancel_at_period_end", Boolean.valueOf(text)));
    Map<String, String> metadata = form.map("metadata");
    if (!metadata.isEmpty()) {
      stored.put("metadata", metadata(stored.get("metadata"), metadata));
    } else if (form.text("metadata").filter(String::isEmpty).isPresent()) {
      stored.remove("metadata");
    }
  }

  private Set<String> names() {
    return switch (kind) {
      case CUSTOMERS -> Set.of("name", "email", "phone", "description", "metadata", "expand");
      case SUBSCRIPTIONS -> Set.of("description", "cancel_at_period_end", "metadata", "expand");
      case INVOICES, DISPUTES, EVENTS -> Set.of("description", "metadata", "expand");
    };
  }

  private Set<String> texts() {
    return kind == Kind.CUSTOMERS
        ? Set.of("name", "email", "phone", "description")
        : Set.of("description");
  }

  private static Map<String, Object> metadata(@Nullable Object before, Map<String, String> given) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (before instanceof Map<?, ?> stored) {
      stored.forEach((key, value) -> metadata.put(String.valueOf(key), value));
    }
    given.forEach(
        (key, value) -> {
          if (key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
            throw Refusal.parameter(
                "metadata",
                "",
                "Metadata keys can be up to %d characters long and values up to %d."
                    .formatted(LONGEST_KEY, LONGEST_VALUE));
          }
          set(metadata, key, value);
        });
    if (metadata.size() > MOST_KEYS) {
      throw Refusal.parameter(
          "metadata", "", "Metadata can have up to %d keys.".formatted(MOST_KEYS));
    }
    return metadata;
  }

  private static void set(Map<String, Object> fields, String name, String text) {
    if (text.isEmpty()) {
      fields.remove(name);
    } else {
      fields.put(name, text);
    }
  }
}
