package io.perennial.testing;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.org.Identity;
import io.perennial.sandbox.stripe.Stripe;
import io.perennial.sandbox.stripe.StripeOptions;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.Zendesk;
import io.perennial.sandbox.zendesk.ZendeskOptions;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.CustomField.Option;
import io.perennial.writeback.FieldShape;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WrittenField;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Look-alikes of all three vendors that tell of one world, with our fields installed. */
public final class ThreeSystems implements AutoCloseable {

  private static final long FIRST_FIELD = 470_000_000L;

  private final Salesforce salesforce;
  private final Zendesk zendesk;
  private final Stripe stripe;
  private final Map<String, Long> ticketFields;
  private final WriteBack writeBack = TestApplication.shippedWriteBack();

  private ThreeSystems(World world, Clock clock, int number) {
    SalesforceOptions crm =
        DemoFields.in(
            SalesforceOptions.defaults()
                .identity(new Identity(number, "Acme %d".formatted(number), false, true, "USD"))
                .dailyCalls(100_000));
    for (TargetRule rule : writeBack.of("salesforce")) {
      for (WrittenField field : rule.fields()) {
        crm = crm.customField(rule.object(), SalesforceSystem.field(field));
      }
    }
    salesforce = Salesforce.start(world, clock, crm);
    ZendeskOptions support =
        DemoFields.in(ZendeskOptions.defaults().account(number, "acme" + number));
    long next = FIRST_FIELD;
    Map<String, Long> ids = new TreeMap<>();
    for (TargetRule rule : writeBack.of("zendesk")) {
      for (WrittenField field : rule.fields()) {
        support =
            rule.object().equals("ticket")
                ? support.ticketField(ticketField(next, field))
                : support.organizationField(organizationField(next, field));
        if (rule.object().equals("ticket")) {
          ids.put(field.name(), next);
        }
        next++;
      }
    }
    ticketFields = Map.copyOf(ids);
    zendesk = Zendesk.start(world, clock, support);
    stripe = Stripe.start(world, clock, StripeOptions.defaults().accountId("acct_1Acme" + number));
  }

  /**
   * Starts all three.
   *
   * @param number tells installations apart that run at once
   */
  public static ThreeSystems start(World world, Clock clock, int number) {
    return new ThreeSystems(world, clock, number);
  }

  private static CustomField organizationField(long id, WrittenField field) {
    return new CustomField(
        id,
        field.name(),
        field.shape().label(),
        "Managed by Perennial",
        type(field.shape(), "dropdown"),
        options(field.shape()),
        true,
        false);
  }

  private static CustomField ticketField(long id, WrittenField field) {
    return new CustomField(
        id,
        "",
        field.shape().label(),
        "Managed by Perennial [%s]".formatted(field.name()),
        type(field.shape(), "tagger"),
        options(field.shape()),
        true,
        false);
  }

  private static String type(FieldShape shape, String choice) {
    return switch (shape.content()) {
      case TEXT, URL, DATE_TIME -> "text";
      case NUMBER, PERCENT -> "integer";
      case CURRENCY -> "decimal";
      case PICKLIST -> choice;
      case DATE -> "date";
      case CHECKBOX -> "checkbox";
    };
  }

  private static List<Option> options(FieldShape shape) {
    return shape.options().stream()
        .map(option -> new Option(option.word(), option.stored()))
        .toList();
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

  /** What one of our fields of a ticket holds, for example {@code perennial_health_band}. */
  public Optional<Object> ticketValue(String ticket, String field) {
    return zendesk.people().ticketField(ticket, Objects.requireNonNull(ticketFields.get(field)));
  }

  /** A person at the company creates a record in the CRM. */
  public String create(String object, Map<String, ?> fields) {
    return salesforce.records().create(salesforce.person(), object, fields);
  }

  /** A person at the company changes a record in the CRM. */
  public void update(String object, String id, Map<String, ?> fields) {
    salesforce.records().update(salesforce.person(), object, id, fields);
  }

  /** What {@code application.yaml} says: connections to all three, named after their vendors. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    put(settings, "salesforce.type", "salesforce");
    put(settings, "salesforce.login-url", salesforce.url().toString());
    put(settings, "salesforce.client-id", salesforce.integration().clientId());
    put(settings, "salesforce.client-secret", salesforce.integration().clientSecret());
    put(settings, "zendesk.type", "zendesk");
    put(settings, "zendesk.url", zendesk.url().toString());
    put(settings, "zendesk.client-id", zendesk.integration().clientId());
    put(settings, "zendesk.client-secret", zendesk.integration().clientSecret());
    put(settings, "stripe.type", "stripe");
    put(settings, "stripe.url", stripe.url().toString());
    put(settings, "stripe.key", stripe.key());
    for (String name : List.of("salesforce", "zendesk", "stripe")) {
      put(settings, name + ".first-pause", "0.001s");
    }
    return settings;
  }

  private static void put(Map<String, String> settings, String key, String value) {
    settings.put("perennial.connections." + key, value);
  }

  @Override
  public void close() {
    salesforce.close();
    zendesk.close();
    stripe.close();
  }
}
