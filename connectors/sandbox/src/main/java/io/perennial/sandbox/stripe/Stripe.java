package io.perennial.sandbox.stripe;

import io.perennial.sandbox.engine.Deliveries;
import io.perennial.sandbox.engine.Faults;
import io.perennial.sandbox.engine.Journal;
import io.perennial.sandbox.engine.Server;
import io.perennial.sandbox.stripe.account.Account;
import io.perennial.sandbox.stripe.account.Customers;
import io.perennial.sandbox.stripe.account.Endpoint;
import io.perennial.sandbox.stripe.account.Endpoints;
import io.perennial.sandbox.stripe.account.Events;
import io.perennial.sandbox.stripe.account.Invoices;
import io.perennial.sandbox.stripe.account.Keys;
import io.perennial.sandbox.stripe.account.Permission;
import io.perennial.sandbox.stripe.account.Subscriptions;
import io.perennial.sandbox.stripe.rest.Api;
import io.perennial.sandbox.stripe.rest.RateLimit;
import io.perennial.sandbox.stripe.shape.Expand;
import io.perennial.sandbox.stripe.shape.Kind;
import io.perennial.sandbox.world.World;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Stripe account on loopback.
 *
 * <pre>{@code
 * try (Stripe stripe = Stripe.start(world, clock, StripeOptions.defaults())) {
 *   stripe.faults().next(Call.to("GET", "/v1/invoices"), StripeFault.rateLimit());
 *   stripe.invoices().pay("in_1");
 *   …
 * }
 * }</pre>
 *
 * <p>The world's shelves are {@code customers}, {@code subscriptions}, {@code invoices}, {@code
 * disputes} and {@code events}; a record's time stamp is its {@code created}, and its fields are
 * those of {@link io.perennial.sandbox.stripe.shape.Shapes}. Several run beside each other in one
 * program.
 */
public final class Stripe implements AutoCloseable {

  private final Server server;
  private final Account account;
  private final Keys keys;
  private final String key;
  private final Deliveries deliveries = new Deliveries();

  private Stripe(Server server, Account account, Keys keys) {
    this.server = server;
    this.account = account;
    this.keys = keys;
    this.key =
        keys.restricted(
            Permission.ACCOUNTS_KYC_BASIC_READ,
            Permission.CUSTOMER_READ,
            Permission.SUBSCRIPTION_READ,
            Permission.INVOICE_READ,
            Permission.DISPUTE_READ,
            Permission.EVENT_READ,
            Permission.WEBHOOK_WRITE);
    account.events().listen(this::tell);
  }

  /** Whoever wants to hear of an event is called, beside the work that made it. */
  private void tell(String event) {
    for (Endpoint endpoint : account.endpoints().listening(account.events().type(event))) {
      Webhook webhook = new Webhook(account, endpoint.url(), endpoint.secret());
      deliveries.send(() -> webhook.take(event));
    }
  }

  /**
   * Starts an account.
   *
   * @param world the objects it begins with
   * @param clock gives new time stamps and what "the last 30 days" means
   */
  public static Stripe start(World world, InstantSource clock, StripeOptions options) {
    Account account =
        new Account(options.accountId(), options.live(), world, clock, options.eventVersions());
    Keys keys = new Keys(options.accountId(), options.live());
    Api api =
        new Api(
            account, keys, new RateLimit(options.perSecond()), Routes.of(account, options.live()));
    Server server = Server.start(options.port(), clock, options.latency(), api);
    return new Stripe(server, account, keys);
  }

  /** For example {@code http://127.0.0.1:8103}. */
  public URI url() {
    return server.url();
  }

  /** For example {@code acct_1SandboxAccount}. */
  public String accountId() {
    return account.id();
  }

  /** The product's restricted key, which may read everything. */
  public String key() {
    return key;
  }

  /** Other keys: the secret one, more restricted ones, and taking keys back. */
  public Keys keys() {
    return keys;
  }

  /** What goes wrong with the next calls. */
  public Faults faults() {
    return server.faults();
  }

  /** Counts of calls. */
  public Journal journal() {
    return server.journal();
  }

  /** Creates, changes and deletes customers without HTTP. */
  public Customers customers() {
    return new Customers(account);
  }

  /** Creates, changes and ends subscriptions without HTTP. */
  public Subscriptions subscriptions() {
    return new Subscriptions(account);
  }

  /** Creates invoices and lets them be paid, fail or be given up, without HTTP. */
  public Invoices invoices() {
    return new Invoices(account);
  }

  /** What happened, and what webhooks say of it. */
  public Events events() {
    return account.events();
  }

  /** Endpoints that the API made; what happens is delivered to them by itself. */
  public Endpoints endpoints() {
    return account.endpoints();
  }

  /** Deliveries to those endpoints: lost or out of order, if asked. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** An object's JSON with nothing expanded. */
  public Map<String, @Nullable Object> json(Kind kind, String id) {
    return account.json(kind, account.find(kind, id).orElseThrow(), Expand.NOTHING);
  }

  /**
   * An endpoint for events.
   *
   * @param url on loopback
   * @param secret signs what is sent, for example {@code whsec_…}
   */
  public Webhook webhook(URI url, String secret) {
    return new Webhook(account, url, secret);
  }

  @Override
  public void close() {
    deliveries.close();
    server.close();
  }
}
