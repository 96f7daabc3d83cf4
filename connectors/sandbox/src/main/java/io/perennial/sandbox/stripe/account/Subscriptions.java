package io.perennial.sandbox.stripe.account;

import io.perennial.sandbox.stripe.shape.Kind;
import io.perennial.sandbox.stripe.shape.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Changes subscriptions as customers, people in the Dashboard and time do. */
public final class Subscriptions {

  private static final String UPDATED = "customer.subscription.updated";

  private final Account account;

  public Subscriptions(Account account) {
    this.account = account;
  }

  /**
   * Adds a subscription and returns its id.
   *
   * @param fields {@code items} is a plain list, each item with {@code price} and {@code quantity}
   */
  public String create(String customer, Map<String, ?> fields) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("customer", customer);
    return account.create(Kind.SUBSCRIPTIONS, all, "customer.subscription.created");
  }

  /** Sets fields; objects and lists are replaced. */
  public void update(String id, Map<String, ?> fields) {
    change(id, stored -> stored.putAll(fields));
  }

  /** Sets the quantity of the first item. */
  public void quantity(String id, int quantity) {
    editItems(id, items -> items.get(0).put("quantity", quantity));
  }

  /** Moves the period of every item on to the next. */
  public void renew(String id) {
    editItems(
        id,
        items ->
            items.forEach(
                item -> {
                  long start = seconds(item, "current_period_start");
                  long end = seconds(item, "current_period_end");
                  item.put("current_period_start", end);
                  item.put("current_period_end", end + end - start);
                }));
  }

  /** Announces the end: the subscription stays as it is until its period is over. */
  public void cancelAtPeriodEnd(String id) {
    change(
        id,
        stored -> {
          long end =
              items(id).stream()
                  .mapToLong(item -> seconds(item, "current_period_end"))
                  .max()
                  .orElseGet(() -> account.now().getEpochSecond());
          stored.put("cancel_at_period_end", true);
          stored.put("cancel_at", end);
          stored.put("canceled_at", account.now().getEpochSecond());
          stored.put("cancellation_details", Map.of("reason", "cancellation_requested"));
        });
  }

  /** Ends it now. It can still be read, and only {@code status=all} lists it. */
  public void end(String id) {
    account.change(
        Kind.SUBSCRIPTIONS,
        id,
        stored -> {
          long now = account.now().getEpochSecond();
          stored.put("status", "canceled");
          stored.putIfAbsent("canceled_at", now);
          stored.put("ended_at", now);
        },
        "customer.subscription.deleted");
  }

  /** A payment failed. */
  void pastDue(String id) {
    move(id, Set.of("active", "trialing"), "past_due");
  }

  /** What was owed is paid. */
  void settle(String id) {
    move(id, Set.of("incomplete", "past_due", "unpaid"), "active");
  }

  private void move(String id, Set<String> from, String to) {
    change(
        id,
        stored -> {
          if (from.contains(String.valueOf(stored.getOrDefault("status", "active")))) {
            stored.put("status", to);
          }
        });
  }

  private void change(String id, Consumer<Map<String, Object>> edit) {
    account.change(Kind.SUBSCRIPTIONS, id, edit, UPDATED);
  }

  private void editItems(String id, Consumer<List<Map<String, Object>>> edit) {
    change(
        id,
        stored -> {
          List<Map<String, Object>> items = items(id);
          edit.accept(items);
          stored.put("items", items);
        });
  }

  /** All items with their defaults, as copies that may be changed. */
  private List<Map<String, Object>> items(String id) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Object item : Shapes.embedded(Kind.SUBSCRIPTIONS, account.alive(Kind.SUBSCRIPTIONS, id))) {
      Map<String, Object> copy = new LinkedHashMap<>();
      ((Map<?, ?>) item)
          .forEach(
              (name, value) -> {
                if (value != null) {
                  copy.put(String.valueOf(name), value);
                }
              });
      items.add(copy);
    }
    return items;
  }

  private static long seconds(Map<String, Object> item, String field) {
    return item.get(field) instanceof Number number ? number.longValue() : 0;
  }
}
