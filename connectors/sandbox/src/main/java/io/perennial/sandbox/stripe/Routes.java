package io.perennial.sandbox.stripe;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.stripe.account.Account;
import io.perennial.sandbox.stripe.account.Permission;
import io.perennial.sandbox.stripe.rest.ChangeResource;
import io.perennial.sandbox.stripe.rest.Door;
import io.perennial.sandbox.stripe.rest.EndpointResource;
import io.perennial.sandbox.stripe.rest.ListResource;
import io.perennial.sandbox.stripe.rest.ObjectResource;
import io.perennial.sandbox.stripe.shape.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The map of the API: which path leads where, and what a key needs for it. */
final class Routes {

  private Routes() {}

  static Router<Door> of(Account account, boolean live) {
    Router<Door> router = new Router<>();
    router.on(
        "GET",
        "/v1/account",
        new Door(Permission.ACCOUNTS_KYC_BASIC_READ, request -> self(account)));
    read(router, account, Kind.CUSTOMERS, Permission.CUSTOMER_READ);
    read(router, account, Kind.SUBSCRIPTIONS, Permission.SUBSCRIPTION_READ);
    read(router, account, Kind.INVOICES, Permission.INVOICE_READ);
    read(router, account, Kind.DISPUTES, Permission.DISPUTE_READ);
    read(router, account, Kind.EVENTS, Permission.EVENT_READ);
    embedded(router, account);
    change(router, account);
    endpoints(router, new EndpointResource(account.endpoints(), live));
    return router;
  }

  private static void read(Router<Door> router, Account account, Kind kind, Permission permission) {
    String path = "/v1/" + kind.word();
    router
        .on("GET", path, new Door(permission, new ListResource(account, kind)::list))
        .on("GET", path + "/{id}", new Door(permission, new ObjectResource(account, kind)::get));
  }

  private static void embedded(Router<Door> router, Account account) {
    router
        .on(
            "GET",
            "/v1/subscription_items",
            new Door(
                Permission.SUBSCRIPTION_READ,
                new ObjectResource(account, Kind.SUBSCRIPTIONS)::items))
        .on(
            "GET",
            "/v1/invoices/{id}/lines",
            new Door(Permission.INVOICE_READ, new ObjectResource(account, Kind.INVOICES)::lines));
  }

  private static void change(Router<Door> router, Account account) {
    ChangeResource customers = new ChangeResource(account, Kind.CUSTOMERS);
    router
        .on("POST", "/v1/customers", new Door(Permission.CUSTOMER_WRITE, customers::create))
        .on("POST", "/v1/customers/{id}", new Door(Permission.CUSTOMER_WRITE, customers::update))
        .on("DELETE", "/v1/customers/{id}", new Door(Permission.CUSTOMER_WRITE, customers::delete))
        .on(
            "POST",
            "/v1/subscriptions/{id}",
            new Door(
                Permission.SUBSCRIPTION_WRITE,
                new ChangeResource(account, Kind.SUBSCRIPTIONS)::update))
        .on(
            "POST",
            "/v1/invoices/{id}",
            new Door(Permission.INVOICE_WRITE, new ChangeResource(account, Kind.INVOICES)::update));
  }

  private static void endpoints(Router<Door> router, EndpointResource endpoints) {
    String path = "/v1/webhook_endpoints";
    router
        .on("GET", path, new Door(Permission.WEBHOOK_READ, endpoints::list))
        .on("POST", path, new Door(Permission.WEBHOOK_WRITE, endpoints::create))
        .on("POST", path + "/{id}", new Door(Permission.WEBHOOK_WRITE, endpoints::update))
        .on("DELETE", path + "/{id}", new Door(Permission.WEBHOOK_WRITE, endpoints::delete));
  }

  private static Answer self(Account account) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", account.id());
    json.put("object", "account");
    json.put("business_profile", Map.of("name", "Sandbox"));
    json.put("charges_enabled", true);
    json.put("country", "US");
    json.put("default_currency", "usd");
    json.put("details_submitted", true);
    json.put("email", null);
    json.put("metadata", Map.of());
    json.put("payouts_enabled", true);
    json.put("type", "standard");
    return Answer.json(200, json);
  }
}
