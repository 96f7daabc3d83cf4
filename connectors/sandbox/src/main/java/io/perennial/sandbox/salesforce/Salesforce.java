package io.perennial.sandbox.salesforce;

import io.perennial.sandbox.engine.Faults;
import io.perennial.sandbox.engine.Journal;
import io.perennial.sandbox.engine.Server;
import io.perennial.sandbox.salesforce.describe.InfoResource;
import io.perennial.sandbox.salesforce.login.Logins;
import io.perennial.sandbox.salesforce.login.Sessions;
import io.perennial.sandbox.salesforce.org.Access;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.page.ContextClass;
import io.perennial.sandbox.salesforce.page.ReaderSet;
import io.perennial.sandbox.salesforce.page.RecordPages;
import io.perennial.sandbox.salesforce.query.Cursors;
import io.perennial.sandbox.salesforce.query.Queries;
import io.perennial.sandbox.salesforce.rest.Api;
import io.perennial.sandbox.salesforce.rest.Usage;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.salesforce.tooling.ToolingShelves;
import io.perennial.sandbox.salesforce.write.Obstacles;
import io.perennial.sandbox.salesforce.write.Records;
import io.perennial.sandbox.state.Writes;
import io.perennial.sandbox.world.World;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A Salesforce organisation on loopback.
 *
 * <pre>{@code
 * try (Salesforce salesforce = Salesforce.start(world, clock, SalesforceOptions.defaults())) {
 *   salesforce.faults().next(Call.to("PATCH", "/composite/sobjects"), Fault.lostAnswer());
 *   …
 *   assertThat(salesforce.writes().needless()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Several run beside each other in one program, each with its own {@link SalesforceOptions}.
 */
public final class Salesforce implements AutoCloseable {

  private final Server server;
  private final Org org;
  private final Obstacles obstacles;
  private final Sessions sessions;
  private final Cursors cursors;
  private final Usage usage;
  private final Staff staff;
  private final ContextClass context;

  private Salesforce(
      Server server,
      Org org,
      Obstacles obstacles,
      Sessions sessions,
      Cursors cursors,
      Usage usage,
      Staff staff,
      ContextClass context) {
    this.server = server;
    this.org = org;
    this.obstacles = obstacles;
    this.sessions = sessions;
    this.cursors = cursors;
    this.usage = usage;
    this.staff = staff;
    this.context = context;
  }

  /**
   * Starts an organisation.
   *
   * @param world the records it begins with
   * @param clock gives new time stamps and what TODAY means
   */
  public static Salesforce start(World world, InstantSource clock, SalesforceOptions options) {
    Instant now = clock.instant();
    Schema schema = new Schema(options.identity().multiCurrency(), now);
    options
        .customFields()
        .forEach(custom -> schema.put(schema.standard(custom.object()), custom.field(), now));
    Org org = new Org(options.identity(), schema, world, clock, new Writes(options.keptWrites()));
    Staff staff = Staff.of(options);
    staff.moveInto(org);
    Obstacles obstacles = new Obstacles();
    Sessions sessions = new Sessions(options.identity().organizationId(), staff.all());
    Cursors cursors = new Cursors();
    Usage usage = new Usage(clock, options.dailyCalls());
    ToolingShelves shelves = new ToolingShelves(org, obstacles);
    shelves.install();
    InfoResource info = new InfoResource(usage, options.identity().organizationId());
    AtomicReference<Api> self = new AtomicReference<>();
    Api api =
        new Api(
            Routes.open(new Logins(sessions, options.jwtKey(), clock), info),
            new Routes()
                .info(info, org)
                .queries(new Queries(org, cursors, options.pageSize()), org)
                .records(org, obstacles)
                .composite(org, obstacles, self::get)
                .tooling(org, shelves)
                .router(),
            sessions,
            usage);
    self.set(api);
    ReaderSet reader = new ReaderSet(org, new Records(org, obstacles), staff.admin());
    ContextClass context = new ContextClass(org);
    RecordPages pages = new RecordPages(sessions, staff.person(), reader, context);
    Server server = Server.start(options.port(), clock, options.latency(), pages.before(api));
    return new Salesforce(server, org, obstacles, sessions, cursors, usage, staff, context);
  }

  /** Login URL and instance URL in one, for example {@code http://127.0.0.1:8101}. */
  public URI url() {
    return server.url();
  }

  /** Where people look at records; it leads to one worth a look. */
  public URI pages() {
    return url().resolve("/lightning");
  }

  /** Where a person looks at a record, for example an {@code Account}. */
  public URI page(String object, String id) {
    return url().resolve("/lightning/r/%s/%s/view".formatted(object, id));
  }

  /** What the panel on the pages may ask. */
  public ContextClass context() {
    return context;
  }

  /** 18 characters. */
  public String organizationId() {
    return org.identity().organizationId();
  }

  /** The user that the product logs in as. */
  public SalesforceUser integration() {
    return staff.integration();
  }

  /** A user who may create fields and permission sets. */
  public SalesforceUser admin() {
    return staff.admin();
  }

  /** Somebody who edits records by hand. */
  public SalesforceUser person() {
    return staff.person();
  }

  /** Key of the permission set that holds what everybody's profile allows, View All Data first. */
  public String profileSet() {
    return org.identity().profileSetId();
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
    return org.writes();
  }

  /** Reads and changes records without HTTP, as any user; merges. */
  public Records records() {
    return new Records(org, obstacles);
  }

  /** What each user may see and edit. */
  public Access access() {
    return org.access();
  }

  /** Validation rules, locked rows, closed records. */
  public Obstacles obstacles() {
    return obstacles;
  }

  /** The daily allowance of API calls. */
  public Usage usage() {
    return usage;
  }

  /** The objects and fields, custom ones included. */
  public Schema schema() {
    return org.schema();
  }

  /** Ends all sessions: the next call of each client gets 401 INVALID_SESSION_ID. */
  public void expireTokens() {
    sessions.expire();
  }

  /** Closes all query results: the next page gets INVALID_QUERY_LOCATOR. */
  public void expireCursors() {
    cursors.expire();
  }

  @Override
  public void close() {
    server.close();
  }
}
