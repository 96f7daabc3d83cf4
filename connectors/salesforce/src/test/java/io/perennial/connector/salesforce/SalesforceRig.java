package io.perennial.connector.salesforce;

import io.perennial.connector.CallMeter;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.Settings;
import io.perennial.connector.TokenVault;
import io.perennial.connector.failure.FailureClass;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A Salesforce look-alike with some accounts, and connectors that speak to it. */
final class SalesforceRig implements AutoCloseable {

  static final ConnectionName NAME = new ConnectionName("salesforce");
  static final String SCORE = "Perennial_Health_Score__c";
  static final String DRIVERS = "Perennial_Health_Drivers__c";

  final Salesforce salesforce;
  final Counts counts = new Counts();
  final List<String> accounts = new ArrayList<>();
  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private final List<Connector> connectors = new ArrayList<>();

  SalesforceRig(int accounts, int pageSize) {
    this(accounts, SalesforceOptions.defaults().pageSize(pageSize));
  }

  SalesforceRig(int size, SalesforceOptions options) {
    salesforce =
        Salesforce.start(
            World.empty(),
            () -> now,
            options
                .customField("Account", Field.named(SCORE, FieldType.DOUBLE).digits(3, 0).build())
                .customField("Account", Field.named(DRIVERS, FieldType.STRING).build()));
    for (int i = 0; i < size; i++) {
      pass(Duration.ofSeconds(1));
      accounts.add(
          salesforce.records().create(salesforce.person(), "Account", Map.of("Name", "Acme " + i)));
    }
    pass(Duration.ofSeconds(1));
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  Instant now() {
    return now;
  }

  /** A person changes an account, later than everything before. */
  void rename(String id, String name) {
    pass(Duration.ofSeconds(1));
    salesforce.records().update(salesforce.person(), "Account", id, Map.of("Name", name));
  }

  void delete(String id) {
    pass(Duration.ofSeconds(1));
    salesforce.records().delete(salesforce.person(), "Account", id);
  }

  Connector connector() {
    return connector(Map.of());
  }

  /** A connector with some settings of its own; an empty value takes a setting away. */
  Connector connector(Map<String, String> different) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("type", "salesforce");
    settings.put("login-url", salesforce.url().toString());
    settings.put("client-id", salesforce.integration().clientId());
    settings.put("client-secret", salesforce.integration().clientSecret());
    settings.put("first-pause", "0.001s");
    settings.putAll(different);
    settings.values().removeIf(String::isEmpty);
    Connector connector =
        new SalesforceConnectorFactory()
            .create(
                new ConnectorContext(
                    NAME, new Settings(settings), counts, new NoVault(), Clock.systemUTC()));
    connectors.add(connector);
    return connector;
  }

  @Override
  public void close() {
    connectors.forEach(Connector::close);
    salesforce.close();
  }

  /** Counts calls as the application's meter does. */
  static final class Counts implements CallMeter {
    final AtomicLong calls = new AtomicLong();
    final AtomicLong retries = new AtomicLong();
    final AtomicLong left = new AtomicLong(-1);

    @Override
    public void called() {
      calls.incrementAndGet();
    }

    @Override
    public void retried(FailureClass why) {
      retries.incrementAndGet();
    }

    @Override
    public void quota(Duration window, long leftNow, long total) {
      left.set(leftNow);
    }
  }

  /** Salesforce's sessions are not kept. */
  private static final class NoVault implements TokenVault {
    @Override
    public Optional<String> load(ConnectionName connection) {
      return Optional.empty();
    }

    @Override
    public String refresh(ConnectionName connection, Refresher refresher) {
      return refresher.refresh(Optional.empty());
    }
  }
}
