package io.perennial.connector.zendesk;

import io.perennial.connector.CallMeter;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.Settings;
import io.perennial.connector.TokenVault;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import io.perennial.sandbox.zendesk.Zendesk;
import io.perennial.sandbox.zendesk.ZendeskOptions;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Quirks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A small account, its clock, and connectors to it. */
final class Fixture implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final String ACME = "201";
  static final String BETA = "202";
  static final String CIRCA = "203";
  static final String JANE = "301";
  static final String BURNING = "401";
  static final String SLOW = "402";
  static final String LOUD = "403";
  static final long CONTEXT = 360001L;
  static final long BAND = 360002L;
  static final long RENEWAL = 360003L;
  static final long RETIRED = 360004L;

  final TestClock clock = new TestClock();
  final MemoryVault vault = new MemoryVault();
  final CountingMeter meter = new CountingMeter();
  final Zendesk zendesk;

  private Fixture(World world, ZendeskOptions options) {
    this.zendesk = Zendesk.start(world, clock, options);
  }

  /** The small world with pages of two. */
  static Fixture paged() {
    return of(options().quirks(Quirks.usual().pageSize(2)));
  }

  static Fixture of(ZendeskOptions options) {
    return new Fixture(world().build(), options);
  }

  static Fixture of(World world, ZendeskOptions options) {
    return new Fixture(world, options);
  }

  static ZendeskOptions options() {
    return ZendeskOptions.defaults()
        .organizationField(CustomField.ofOrganization(501, "perennial_owner", "text"))
        .organizationField(
            CustomField.ofOrganization(502, "perennial_health_band", "dropdown")
                .options("healthy", "watch", "at_risk"))
        .organizationField(CustomField.ofOrganization(503, "perennial_renewal_date", "date"))
        .organizationField(CustomField.ofOrganization(504, "perennial_health_score", "integer"))
        .ticketField(CustomField.ofTicket(CONTEXT, "Perennial context", "text"))
        .ticketField(
            CustomField.ofTicket(BAND, "Health, as we see it", "tagger")
                .description("Managed by Perennial [perennial_health_band]")
                .options("healthy", "watch"))
        .ticketField(CustomField.ofTicket(RENEWAL, "Perennial renewal date", "date"))
        .ticketField(CustomField.ofTicket(RETIRED, "Perennial retired", "text").inactive());
  }

  static WorldBuilder world() {
    return World.written()
        .record("organizations", ACME, at(1))
        .set("name", "Acme")
        .set("external_id", "0015g00000AcmeAAA")
        .set("domain_names", List.of("acme.example"))
        .set("organization_fields", Map.of("perennial_owner", "Olga"))
        .record("organizations", BETA, at(2))
        .set("name", "Beta")
        .record("organizations", CIRCA, at(3))
        .set("name", "Circa")
        .record("organizations", "204", at(4))
        .set("name", "Delta")
        .record("organizations", "205", at(5))
        .set("name", "Gone")
        .deleted()
        .record("users", JANE, at(1))
        .set("name", "Jane Doe")
        .set("email", "jane@acme.example")
        .set("phone", "+49 30 1234")
        .set("organization_id", ACME)
        .record("tickets", BURNING, at(1))
        .set("subject", "It burns")
        .set("description", "Everything is on fire")
        .set("priority", "urgent")
        .set("status", "open")
        .set("requester_id", JANE)
        .set("organization_id", ACME)
        .set("created_at", at(0))
        .set("metric_set", Map.of("reopens", 2, "reply_time_in_minutes", Map.of("calendar", 17)))
        .set("custom_fields", Map.of(String.valueOf(CONTEXT), "renews soon"))
        .record("tickets", SLOW, at(2))
        .set("subject", "It is slow")
        .set("status", "open")
        .set("requester_id", JANE)
        .record("tickets", LOUD, at(3))
        .set("subject", "It is loud")
        .set("status", "closed")
        .set("requester_id", JANE)
        .record("tickets", "404", at(4))
        .set("subject", "Gone")
        .set("requester_id", JANE)
        .deleted()
        .record("tickets", "405", at(5))
        .set("subject", "It is back")
        .set("status", "open")
        .set("requester_id", JANE);
  }

  /** Hours of the day before now. */
  static Instant at(int hour) {
    return NOW.minus(Duration.ofDays(1)).plus(Duration.ofHours(hour));
  }

  /** A connector that logs in with client credentials. */
  Connector connector() {
    return connector(
        "client-id",
        zendesk.integration().clientId(),
        "client-secret",
        zendesk.integration().clientSecret());
  }

  /** A connector that waits so long for an answer. */
  Connector hastyConnector(Duration timeout) {
    return connector(
        "client-id",
        zendesk.integration().clientId(),
        "client-secret",
        zendesk.integration().clientSecret(),
        "timeout",
        timeout.toString());
  }

  /** A connector with other settings beside the address: name, value, name, value. */
  Connector connector(String... settings) {
    return connector(zendesk.url().toString(), vault, settings);
  }

  /** A connector of somebody whose clock is off. */
  Connector connectorAhead(Duration ahead) {
    return connector(
        zendesk.url().toString(),
        vault,
        Clock.offset(clock, ahead),
        "client-id",
        zendesk.integration().clientId(),
        "client-secret",
        zendesk.integration().clientSecret());
  }

  Connector connector(String url, TokenVault tokens, String... settings) {
    return connector(url, tokens, clock, settings);
  }

  private Connector connector(String url, TokenVault tokens, Clock ours, String... settings) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("type", "zendesk");
    values.put("url", url);
    values.put("first-pause", "0.001s");
    for (int i = 0; i < settings.length; i += 2) {
      values.put(settings[i], settings[i + 1]);
    }
    return new ZendeskConnectorFactory()
        .create(
            new ConnectorContext(
                new ConnectionName("zendesk"), new Settings(values), meter, tokens, ours));
  }

  /** Reads a stream to its end. */
  static Read readAll(Connector connector, Selection selection, Cursor from) {
    List<SourceRecord> records = new ArrayList<>();
    Page page = connector.source().read(selection, from);
    records.addAll(page.records());
    while (page.more()) {
      page = connector.source().read(selection, page.next());
      records.addAll(page.records());
    }
    return new Read(records, page.next());
  }

  /** What was read, and where the next read begins. */
  record Read(List<SourceRecord> records, Cursor end) {}

  @Override
  public void close() {
    zendesk.close();
  }

  /** A clock that stands until it is moved. */
  static final class TestClock extends Clock {

    private volatile Instant now = NOW;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Keeps tokens as the database would: one refresh at a time. */
  static final class MemoryVault implements TokenVault {

    private Optional<String> kept = Optional.empty();

    @Override
    public synchronized Optional<String> load(ConnectionName connection) {
      return kept;
    }

    @Override
    public synchronized String refresh(ConnectionName connection, Refresher refresher) {
      String fresh = refresher.refresh(kept);
      kept = Optional.of(fresh);
      return fresh;
    }

    synchronized void put(String tokens) {
      kept = Optional.of(tokens);
    }
  }

  /** Counts. */
  static final class CountingMeter implements CallMeter {

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger retries = new AtomicInteger();
    final List<FailureClass> why = new CopyOnWriteArrayList<>();

    @Override
    public void called() {
      calls.incrementAndGet();
    }

    @Override
    public void retried(FailureClass failureClass) {
      why.add(failureClass);
      retries.incrementAndGet();
    }

    @Override
    public void quota(Duration window, long left, long total) {}
  }
}
