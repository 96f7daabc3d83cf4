package io.perennial.sandbox.stripe.account;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.stripe.shape.Kind;
import java.util.Map;

/** Changes customers as people in the Dashboard do. */
public final class Customers {

  private final Account account;
  private final Subscriptions subscriptions;

  public Customers(Account account) {
    this.account = account;
    this.subscriptions = new Subscriptions(account);
  }

  /** Adds a customer and returns its id. */
  public String create(Map<String, ?> fields) {
    return account.create(Kind.CUSTOMERS, fields, "customer.created");
  }

  /** Sets fields; objects such as {@code metadata} are replaced. */
  public void update(String id, Map<String, ?> fields) {
    account.change(Kind.CUSTOMERS, id, stored -> stored.putAll(fields), "customer.updated");
  }

  /** Deletes a customer, which ends its subscriptions at once. */
  public void delete(String id) {
    account.write(
        () -> {
          Table table = account.table(Kind.SUBSCRIPTIONS);
          for (int handle : table.findBy("customer", id)) {
            Entry subscription = table.entry(handle);
            if (!"canceled".equals(subscription.fields().get("status"))) {
              subscriptions.end(subscription.id());
            }
          }
          account.delete(Kind.CUSTOMERS, id, "customer.deleted");
          return id;
        });
  }
}
