package io.perennial.sandbox.stripe.account;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.stripe.shape.Expand;
import io.perennial.sandbox.stripe.shape.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes invoices as Stripe and customers do; subscription and customer change with them. */
public final class Invoices {

  private static final Duration NEXT_TRY = Duration.ofDays(3);

  private final Account account;
  private final Subscriptions subscriptions;

  public Invoices(Account account) {
    this.account = account;
    this.subscriptions = new Subscriptions(account);
  }

  /**
   * Adds an invoice and returns its id; a draft unless its {@code status} says otherwise.
   *
   * @param fields {@code total} in the smallest unit, {@code subscription} as an id
   */
  public String create(String customer, Map<String, ?> fields) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("customer", customer);
    if ("open".equals(all.get("status"))) {
      transition(all, "finalized_at");
      return account.create(Kind.INVOICES, all, "invoice.created", "invoice.finalized");
    }
    return account.create(Kind.INVOICES, all, "invoice.created");
  }

  /** Sets fields; objects are replaced. */
  public void update(String id, Map<String, ?> fields) {
    account.change(Kind.INVOICES, id, stored -> stored.putAll(fields), "invoice.updated");
  }

  /** Sends a draft out. */
  public void finalizeDraft(String id) {
    account.change(
        Kind.INVOICES,
        id,
        stored -> {
          stored.put("status", "open");
          transition(stored, "finalized_at");
        },
        "invoice.finalized",
        "invoice.updated");
  }

  /** The customer pays; a subscription that was past due is active again. */
  public void pay(String id) {
    account.change(
        Kind.INVOICES,
        id,
        stored -> {
          Object due = account.json(Kind.INVOICES, entry(id), Expand.NOTHING).get("amount_due");
          stored.put("status", "paid");
          stored.put("amount_paid", due == null ? 0 : due);
          stored.put("amount_remaining", 0);
          attempt(stored);
          stored.remove("next_payment_attempt");
          transition(stored, "paid_at");
        },
        "invoice.paid",
        "invoice.payment_succeeded",
        "invoice.updated");
    standing(id, subscriptions::settle, false);
  }

  /** A payment fails: the subscription is past due and the customer delinquent. */
  public void fail(String id) {
    account.change(
        Kind.INVOICES,
        id,
        stored -> {
          attempt(stored);
          stored.put("next_payment_attempt", account.now().plus(NEXT_TRY).getEpochSecond());
        },
        "invoice.payment_failed",
        "invoice.updated");
    standing(id, subscriptions::pastDue, true);
  }

  /** Nobody expects the money any more. */
  public void markUncollectible(String id) {
    leave(id, "uncollectible", "marked_uncollectible_at", "invoice.marked_uncollectible");
  }

  /** The invoice was a mistake. */
  public void markVoid(String id) {
    leave(id, "void", "voided_at", "invoice.voided");
  }

  /** Deletes a draft: it cannot be read any more. */
  public void deleteDraft(String id) {
    account.delete(Kind.INVOICES, id, "invoice.deleted");
  }

  private void leave(String id, String status, String transition, String type) {
    account.change(
        Kind.INVOICES,
        id,
        stored -> {
          stored.put("status", status);
          transition(stored, transition);
        },
        type,
        "invoice.updated");
  }

  private void standing(String id, Consumer<String> subscription, boolean delinquent) {
    Map<String, Object> invoice = entry(id).fields();
    Optional.ofNullable(invoice.get("subscription"))
        .map(String::valueOf)
        .filter(key -> account.find(Kind.SUBSCRIPTIONS, key).isPresent())
        .ifPresent(subscription);
    Optional.ofNullable(invoice.get("customer"))
        .map(String::valueOf)
        .filter(customer -> account.find(Kind.CUSTOMERS, customer).isPresent())
        .ifPresent(
            customer ->
                account.change(
                    Kind.CUSTOMERS,
                    customer,
                    stored -> {
                      if (delinquent) {
                        stored.put("delinquent", true);
                      } else {
                        stored.remove("delinquent");
                      }
                    },
                    "customer.updated"));
  }

  private Entry entry(String id) {
    return account.alive(Kind.INVOICES, id);
  }

  private static void attempt(Map<String, Object> stored) {
    int attempts = stored.get("attempt_count") instanceof Number number ? number.intValue() : 0;
    stored.put("attempt_count", attempts + 1);
    stored.put("attempted", true);
  }

  private void transition(Map<String, Object> stored, String name) {
    Map<String, Object> transitions = new LinkedHashMap<>();
    if (stored.get("status_transitions") instanceof Map<?, ?> before) {
      before.forEach((key, value) -> transitions.put(String.valueOf(key), value));
    }
    transitions.put(name, account.now().getEpochSecond());
    stored.put("status_transitions", transitions);
  }
}
