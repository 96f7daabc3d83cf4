package io.perennial.connector.zendesk;

import io.perennial.connector.CheckResult;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.Identity;
import io.perennial.connector.Usage;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.install.Installer;
import io.perennial.connector.source.Source;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.SchemaReader;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.call.ZendeskSettings;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.hook.ZendeskHooks;
import io.perennial.connector.zendesk.install.ZendeskInstaller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One Zendesk account. */
final class ZendeskConnector implements Connector {

  private final ZendeskSettings settings;
  private final ZendeskClient client;
  private final ZendeskFields fields;
  private final ZendeskSchema schema;

  ZendeskConnector(ZendeskSettings settings, ZendeskClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.fields = new ZendeskFields(client, clock);
    this.schema = new ZendeskSchema(client, fields);
  }

  @Override
  public ConnectionName connection() {
    return settings.connection();
  }

  /** The default brand, whose number no other account has, at the account's host. */
  @Override
  public Identity identity() {
    String brand =
        client
            .get("/account/settings.json")
            .path("settings")
            .path("brands")
            .path("default_brand_id")
            .asText("");
    if (brand.isEmpty()) {
      throw client.errors().malformed("the account's settings name no default brand");
    }
    return new Identity(brand, settings.url().getHost());
  }

  @Override
  public List<CheckResult> check(Usage usage) {
    return new ZendeskCheck(this, client, schema, fields).run(usage);
  }

  @Override
  public Source source() {
    return new ZendeskSource(settings, client, fields);
  }

  @Override
  public Optional<FieldWriter> writer() {
    return Optional.of(
        new ZendeskWriter(
            client, fields, new ZendeskJobs(client, settings.firstPause()), settings.firstPause()));
  }

  @Override
  public Optional<SchemaReader> schema() {
    return Optional.of(schema);
  }

  @Override
  public Optional<Installer> installer() {
    return Optional.of(new ZendeskInstaller(client, fields));
  }

  @Override
  public Optional<Hooks> hooks() {
    return Optional.of(new ZendeskHooks(client));
  }

  @Override
  public void close() {
    client.close();
  }
}
