package io.perennial.sandbox;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.page.Service;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.org.Identity;
import io.perennial.sandbox.stripe.Stripe;
import io.perennial.sandbox.stripe.StripeOptions;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.Zendesk;
import io.perennial.sandbox.zendesk.ZendeskOptions;
import io.perennial.sandbox.zendesk.account.CustomField;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Look-alikes of all vendors that tell of one world.
 *
 * <pre>{@code
 * World world = Company.of(300, 1, clock.instant());
 * try (Sandbox sandbox = Sandbox.start(world, clock, SandboxOptions.defaults())) {
 *   sandbox.settings();     // three connections for application.yaml
 *   sandbox.zendesk().people().openTicket(user, "It burns", "urgent");
 * }
 * }</pre>
 *
 * <p>The CRM has several currencies and the fields of {@link DemoFields}; our users may create
 * fields. Keys are the same at each start.
 */
public final class Sandbox implements AutoCloseable {

  private static final long DAILY_CALLS = 100_000;

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Salesforce salesforce;
  private final Zendesk zendesk;
  private final Stripe stripe;

  private Sandbox(World world, InstantSource clock, SandboxOptions options) {
    try {
      salesforce = Salesforce.start(world, clock, crm(options));
      started.push(salesforce);
      zendesk = Zendesk.start(world, clock, support(options));
      started.push(zendesk);
      stripe = Stripe.start(world, clock, billing(options));
      started.push(stripe);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /**
   * Starts all look-alikes.
   *
   * @param world the records that they begin with
   * @param clock gives new time stamps
   * @throws io.perennial.sandbox.engine.PortTakenException if somebody listens already; none of
   *     them runs then
   */
  public static Sandbox start(World world, InstantSource clock, SandboxOptions options) {
    return new Sandbox(world, clock, options);
  }

  private static SalesforceOptions crm(SandboxOptions options) {
    SalesforceOptions crm =
        DemoFields.in(
            SalesforceOptions.defaults()
                .port(options.ports().salesforce())
                .latency(options.latency())
                .identity(
                    new Identity(
                        options.number(),
                        "Acme %d".formatted(options.number()),
                        false,
                        true,
                        "USD"))
                .dailyCalls(DAILY_CALLS)
                .letIntegrationCustomize());
    for (SalesforceOptions.CustomField field : options.salesforceFields()) {
      crm = crm.customField(field.object(), field.field());
    }
    return crm;
  }

  private static ZendeskOptions support(SandboxOptions options) {
    ZendeskOptions support =
        DemoFields.in(
            ZendeskOptions.defaults()
                .port(options.ports().zendesk())
                .latency(options.latency())
                .quirks(options.supportQuirks())
                .account(options.number(), "acme" + options.number()));
    for (CustomField field : options.organizationFields()) {
      support = support.organizationField(field);
    }
    for (CustomField field : options.ticketFields()) {
      support = support.ticketField(field);
    }
    return support;
  }

  private static StripeOptions billing(SandboxOptions options) {
    return StripeOptions.defaults()
        .port(options.ports().stripe())
        .latency(options.latency())
        .accountId("acct_%dAcme".formatted(options.number()));
  }

  public Salesforce salesforce() {
    return salesforce;
  }

  public Zendesk zendesk() {
    return zendesk;
  }

  public Stripe stripe() {
    return stripe;
  }

  /** Lets the panels on the look-alikes' pages ask a service, as admins of both would. */
  public void ask(Service service) {
    salesforce.context().allow(service);
    zendesk.panel().install(service);
  }

  /** Connections for {@code application.yaml}: settings by connection, named after its vendor. */
  public Map<String, Map<String, String>> settings() {
    Map<String, Map<String, String>> connections = new LinkedHashMap<>();
    Map<String, String> crm = new LinkedHashMap<>();
    crm.put("type", "salesforce");
    crm.put("login-url", salesforce.url().toString());
    crm.put("client-id", salesforce.integration().clientId());
    crm.put("client-secret", salesforce.integration().clientSecret());
    connections.put("salesforce", crm);
    Map<String, String> support = new LinkedHashMap<>();
    support.put("type", "zendesk");
    support.put("url", zendesk.url().toString());
    support.put("client-id", zendesk.integration().clientId());
    support.put("client-secret", zendesk.integration().clientSecret());
    connections.put("zendesk", support);
    Map<String, String> billing = new LinkedHashMap<>();
    billing.put("type", "stripe");
    billing.put("url", stripe.url().toString());
    billing.put("key", stripe.key());
    connections.put("stripe", billing);
    return connections;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception unexpected) {
        throw new IllegalStateException("a look-alike does not end", unexpected);
      }
    }
  }
}
