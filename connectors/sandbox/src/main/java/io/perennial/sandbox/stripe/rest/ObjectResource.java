package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.stripe.account.Account;
import io.perennial.sandbox.stripe.shape.Kind;
import io.perennial.sandbox.stripe.shape.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single objects of one kind, and the lists inside of them. */
public final class ObjectResource {

  private static final int MOST = 100;
  private static final int USUAL = 10;

  private final Account account;
  private final Kind kind;

  public ObjectResource(Account account, Kind kind) {
    this.account = account;
    this.kind = kind;
  }

  /** {@code GET /v1/customers/{id}}: a deleted customer answers, whatever else was deleted not. */
  public Answer get(Request request) {
    Parameters parameters = request.query();
    parameters.allow(Set.of("expand"));
    Entry entry = find(request.id());
    return account.read(
        () -> Answer.json(200, account.json(kind, entry, Expansion.ofObject(parameters, kind))));
  }

  /** {@code GET /v1/invoices/{id}/lines}. */
  public Answer lines(Request request) {
    return embedded(request, request.id());
  }

  /** {@code GET /v1/subscription_items?subscription=…}. */
  public Answer items(Request request) {
    String id =
        request
            .query()
            .text("subscription")
            .orElseThrow(
                () ->
                    Refusal.parameter(
                        "subscription",
                        "parameter_missing",
                        "Missing required param: subscription."));
    return embedded(request, id);
  }

  private Answer embedded(Request request, String id) {
    Parameters parameters = request.query();
    parameters.allow(Set.of("subscription", "limit", "starting_after"));
    List<@Nullable Object> all = Shapes.embedded(kind, find(id));
    int from = parameters.text("starting_after").map(after -> place(all, after) + 1).orElse(0);
    long limit = Math.min(MOST, parameters.number("limit").orElse((long) USUAL));
    int to = (int) Math.min(all.size(), from + limit);
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("object", "list");
    list.put("data", all.subList(from, to));
    list.put("has_more", to < all.size());
    list.put("url", request.call().path());
    return Answer.json(200, list);
  }

  private Entry find(String id) {
    Optional<Entry> found = account.find(kind, id);
    boolean shown =
        found.isPresent()
            && switch (kind) {
              case CUSTOMERS -> true;
              case EVENTS -> found.get().modifiedAt() >= account.events().visible().from();
              case SUBSCRIPTIONS, INVOICES, DISPUTES -> !found.get().deleted();
            };
    if (!shown) {
      throw Refusal.missing(kind.object(), id);
    }
    return found.orElseThrow();
  }

  private static int place(List<@Nullable Object> items, String id) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Map<?, ?> item && id.equals(item.get("id"))) {
        return i;
      }
    }
    throw Refusal.missing("item", id, "starting_after");
  }
}
