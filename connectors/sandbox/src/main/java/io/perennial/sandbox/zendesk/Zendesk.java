package io.perennial.sandbox.zendesk;

import io.perennial.sandbox.engine.Faults;
import io.perennial.sandbox.engine.Journal;
import io.perennial.sandbox.engine.Server;
import io.perennial.sandbox.state.Writes;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.CustomFields;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.account.Quotas;
import io.perennial.sandbox.zendesk.job.Jobs;
import io.perennial.sandbox.zendesk.login.Tokens;
import io.perennial.sandbox.zendesk.page.PanelApp;
import io.perennial.sandbox.zendesk.page.TicketPages;
import io.perennial.sandbox.zendesk.rest.Api;
import io.perennial.sandbox.zendesk.rest.Gate;
import io.perennial.sandbox.zendesk.setup.Rules;
import io.perennial.sandbox.zendesk.setup.SetupResource;
import io.perennial.sandbox.zendesk.webhook.Webhooks;
import java.net.URI;
import java.time.InstantSource;

/**
 * A Zendesk account on loopback.
 *
 * <pre>{@code
 * try (Zendesk zendesk = Zendesk.start(world, clock, ZendeskOptions.defaults())) {
 *   String ticket = zendesk.people().openTicket(user, "It burns", "urgent");
 *   zendesk.faults().next(Call.to("PUT", "/update_many"), Fault.lostAnswer());
 *   …
 *   assertThat(zendesk.writes().needless()).isEmpty();
 * }
 * }</pre>
 *
 * <p>The world's kinds are {@code organizations}, {@code users} and {@code tickets}, with the API's
 * field names. Keys are digits; {@code custom_fields} and {@code organization_fields} are maps from
 * id or key to value; {@code metric_set} is a map in the ticket. A record's modification time is
 * its {@code generated_timestamp}, and its {@code updated_at} too unless it says otherwise.
 */
public final class Zendesk implements AutoCloseable {

  private static final long FIRST_BRAND = 360_000_000_000L;

  private final Server server;
  private final Account account;
  private final Staff staff;
  private final Tokens tokens;
  private final Gate gate;
  private final Jobs jobs;
  private final Rules rules;
  private final Webhooks webhooks;
  private final PanelApp panel;

  private Zendesk(
      Server server,
      Account account,
      Staff staff,
      Tokens tokens,
      Gate gate,
      Jobs jobs,
      Rules rules,
      Webhooks webhooks,
      PanelApp panel) {
    this.server = server;
    this.account = account;
    this.staff = staff;
    this.tokens = tokens;
    this.gate = gate;
    this.jobs = jobs;
    this.rules = rules;
    this.webhooks = webhooks;
    this.panel = panel;
  }

  /**
   * Starts an account.
   *
   * @param world the records it begins with
   * @param clock gives time stamps, ends tokens and minutes
   */
  public static Zendesk start(World world, InstantSource clock, ZendeskOptions options) {
    CustomFields fields = new CustomFields();
    options.ticketFields().forEach(fields::putTicketField);
    options.organizationFields().forEach(fields::putOrganizationField);
    Account account = new Account(world, clock, new Writes(options.keptWrites()), fields);
    Staff staff = Staff.of(options.number());
    Tokens tokens = new Tokens(staff.all(), clock, options.tokenLife());
    Gate gate = new Gate(new Quotas(clock), options.limits());
    Jobs jobs = new Jobs(account, options.limits(), options.quirks().jobCalls());
    Rules rules = new Rules();
    Webhooks webhooks = new Webhooks(clock);
    account.listen(webhooks::changed);
    SetupResource setup =
        new SetupResource(account, options.subdomain(), FIRST_BRAND + options.number());
    Routes routes =
        new Routes()
            .exports(account, options.quirks())
            .records(account, options.quirks())
            .jobs(account, jobs)
            .setup(account, setup, rules)
            .webhooks(webhooks);
    Api api = new Api(routes.router(), tokens, gate, jobs::pass);
    PanelApp panel = new PanelApp();
    TicketPages pages = new TicketPages(account, tokens, staff.agent(), panel);
    Server server = Server.start(options.port(), clock, options.latency(), pages.before(api));
    account.url(server.url() + Api.BASE);
    return new Zendesk(server, account, staff, tokens, gate, jobs, rules, webhooks, panel);
  }

  /** For example {@code http://127.0.0.1:8102}. */
  public URI url() {
    return server.url();
  }

  /** Where agents look at tickets; it leads to one worth a look. */
  public URI pages() {
    return url().resolve("/agent");
  }

  /** Where an agent looks at a ticket. */
  public URI page(String ticket) {
    return url().resolve("/agent/tickets/" + ticket);
  }

  /** Our app, as it stands beside tickets. */
  public PanelApp panel() {
    return panel;
  }

  /** The admin that the product logs in as. */
  public Member integration() {
    return staff.integration();
  }

  /** Somebody who may not export. */
  public Member agent() {
    return staff.agent();
  }

  /** Reads and changes records without HTTP, as somebody at the company. */
  public People people() {
    return new People(account, staff.person());
  }

  /** Pages of exports that began with the last item of the page before. */
  public long overlaps() {
    return account.overlaps();
  }

  /** What goes wrong with the next calls. */
  public Faults faults() {
    return server.faults();
  }

  /** Counts of calls. */
  public Journal journal() {
    return server.journal();
  }

  /** All writes to records, with values before and after. */
  public Writes writes() {
    return account.writes();
  }

  /** The fields that admins added; may be changed at any time. */
  public CustomFields fields() {
    return account.fields();
  }

  /** Tokens: made by hand, expired, revoked. */
  public Tokens tokens() {
    return tokens;
  }

  /** Limits, and calls of the customer's other systems. */
  public Gate gate() {
    return gate;
  }

  /** Jobs: how many are open, and which is killed. */
  public Jobs jobs() {
    return jobs;
  }

  /** Triggers and automations. */
  public Rules rules() {
    return rules;
  }

  /** Webhooks and their delivery. */
  public Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public void close() {
    webhooks.close();
    server.close();
  }
}
