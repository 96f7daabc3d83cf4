package io.perennial.testing;

import io.perennial.cli.sandbox.OurFields;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.Settings;
import io.perennial.connector.TokenVault;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.org.Identity;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.world.World;
import io.perennial.settings.Installation;
import io.perennial.settings.Meter;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WrittenField;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A Salesforce look-alike in which our fields are installed, and a connector to it. */
public final class SalesforceSystem implements AutoCloseable {

  private final Salesforce salesforce;
  private final ConnectionName name;

  private SalesforceSystem(Salesforce salesforce, ConnectionName name) {
    this.salesforce = salesforce;
    this.name = name;
  }

  /**
   * An empty organisation; its opportunities have dates of contracts.
   *
   * @param number tells organisations apart
   */
  public static SalesforceSystem start(String name, int number, WriteBack writeBack, Clock clock) {
    SalesforceOptions options =
        SalesforceOptions.defaults()
            .identity(new Identity(number, "Acme %d".formatted(number), false, false, "EUR"))
            .dailyCalls(100_000);
    for (TargetRule rule : writeBack.of("salesforce")) {
      for (WrittenField field : rule.fields()) {
        options = options.customField(rule.object(), OurFields.salesforce(field));
      }
    }
    for (String date : List.of("Contract_Start__c", "Contract_End__c")) {
      options = options.customField("Opportunity", Field.named(date, FieldType.DATE).build());
    }
    return new SalesforceSystem(
        Salesforce.start(World.empty(), clock, options), new ConnectionName(name));
  }

  /** An organisation in which nothing of ours is; our user may customise it if that is said. */
  public static SalesforceSystem bare(
      String name, int number, boolean integrationCustomizes, Clock clock) {
    SalesforceOptions options =
        SalesforceOptions.defaults()
            .identity(new Identity(number, "Acme %d".formatted(number), false, false, "EUR"));
    return new SalesforceSystem(
        Salesforce.start(
            World.empty(),
            clock,
            integrationCustomizes ? options.letIntegrationCustomize() : options),
        new ConnectionName(name));
  }

  /** People make a text field, which is nothing of ours whatever its name. */
  public void peopleMake(String object, String name) {
    salesforce
        .schema()
        .put(
            salesforce.schema().standard(object),
            Field.named(name, FieldType.STRING)
                .metadata("{\"type\":\"Text\",\"label\":\"Theirs\",\"length\":255}")
                .build(),
            salesforce.schema().changedAt());
  }

  public Salesforce salesforce() {
    return salesforce;
  }

  /** A person creates a record. */
  public String create(String object, Map<String, ?> fields) {
    return salesforce.records().create(salesforce.person(), object, fields);
  }

  /** A person changes a record. */
  public void update(String object, String id, Map<String, ?> fields) {
    salesforce.records().update(salesforce.person(), object, id, fields);
  }

  /** What a record holds; null is empty. */
  public Object value(String object, String id, String field) {
    return Optional.ofNullable(salesforce.records().get(object, id).orElseThrow().get(field))
        .orElse("");
  }

  /** What {@code application.yaml} says about this connection. */
  public Map<String, String> settings() {
    Map<String, String> settings =
        new TreeMap<>(
            Map.of(
                "type", "salesforce",
                "login-url", salesforce.url().toString(),
                "client-id", salesforce.integration().clientId(),
                "client-secret", salesforce.integration().clientSecret(),
                "first-pause", "0.001s"));
    Confidential.secrets(settings);
    return settings;
  }

  public Connector connector(Clock clock) {
    return Objects.requireNonNull(Installation.factories().get("salesforce"))
        .create(
            new ConnectorContext(
                name, new Settings(settings()), new Meter(), new NoTokens(), clock));
  }

  @Override
  public void close() {
    salesforce.close();
  }

  private static final class NoTokens implements TokenVault {
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
