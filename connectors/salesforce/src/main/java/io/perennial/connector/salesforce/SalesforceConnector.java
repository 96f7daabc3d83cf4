package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.CheckResult;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.Identity;
import io.perennial.connector.Usage;
import io.perennial.connector.install.Installer;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SalesforceSettings;
import io.perennial.connector.salesforce.install.SalesforceInstaller;
import io.perennial.connector.source.Source;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.SchemaReader;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One Salesforce org. */
final class SalesforceConnector implements Connector {

  private final SalesforceSettings settings;
  private final SalesforceClient client;
  private final SalesforceSchema schema;

  SalesforceConnector(SalesforceSettings settings, SalesforceClient client) {
    this.settings = settings;
    this.client = client;
    this.schema = new SalesforceSchema(client);
  }

  @Override
  public ConnectionName connection() {
    return settings.connection();
  }

  @Override
  public Identity identity() {
    JsonNode organization =
        client.query("SELECT Id, InstanceName FROM Organization LIMIT 1").path("records").path(0);
    return new Identity(
        organization.path("Id").asText(), organization.path("InstanceName").asText());
  }

  @Override
  public Optional<Currency> currency() {
    String code =
        client
            .query("SELECT DefaultCurrencyIsoCode FROM Organization LIMIT 1")
            .path("records")
            .path(0)
            .path("DefaultCurrencyIsoCode")
            .asText("");
    return code.isEmpty() ? Optional.empty() : Optional.of(Currency.getInstance(code));
  }

  @Override
  public List<CheckResult> check(Usage usage) {
    return new SalesforceCheck(this, schema, client).run(usage);
  }

  @Override
  public Source source() {
    return new SalesforceSource(settings, client);
  }

  @Override
  public Optional<FieldWriter> writer() {
    return Optional.of(new SalesforceWriter(client, settings.firstPause()));
  }

  @Override
  public Optional<FieldWriter> tasks(String keyField) {
    return Optional.of(new SalesforceTasks(client, keyField, settings.firstPause()));
  }

  @Override
  public Optional<SchemaReader> schema() {
    return Optional.of(schema);
  }

  @Override
  public Optional<Installer> installer() {
    return Optional.of(new SalesforceInstaller(client));
  }

  @Override
  public void close() {
    client.close();
  }
}
