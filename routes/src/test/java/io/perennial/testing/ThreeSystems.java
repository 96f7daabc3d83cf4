package io.perennial.testing;

import io.perennial.cli.sandbox.OurFields;
import io.perennial.sandbox.Sandbox;
import io.perennial.sandbox.SandboxOptions;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.stripe.Stripe;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.Zendesk;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Look-alikes of all three vendors that tell of one world, with our fields installed. */
public final class ThreeSystems implements AutoCloseable {

  private static final int MOST_NAMES = 100;

  private final Sandbox sandbox;
  private final Map<String, Long> ticketFields;

  private ThreeSystems(World world, Clock clock, SandboxOptions options) {
    OurFields ours = OurFields.shipped();
    sandbox = Sandbox.start(world, clock, ours.in(options));
    ticketFields = ours.ticketIds();
  }

  /**
   * Starts all three.
   *
   * @param number tells installations apart that run at once
   */
  public static ThreeSystems start(World world, Clock clock, int number) {
    return start(world, clock, SandboxOptions.defaults().number(number));
  }

  /** Starts all three with other options than usual. */
  public static ThreeSystems start(World world, Clock clock, SandboxOptions options) {
    if (world instanceof Company company) {
      Confidential.note(
          IntStream.range(0, Math.min(company.truth().customers(), MOST_NAMES))
              .mapToObj(customer -> company.truth().customer(customer).name())
              .toList());
    }
    return new ThreeSystems(world, clock, options);
  }

  public Salesforce salesforce() {
    return sandbox.salesforce();
  }

  public Zendesk zendesk() {
    return sandbox.zendesk();
  }

  public Stripe stripe() {
    return sandbox.stripe();
  }

  /** What one of our fields of a ticket holds, for example {@code perennial_health_band}. */
  public Optional<Object> ticketValue(String ticket, String field) {
    return zendesk().people().ticketField(ticket, Objects.requireNonNull(ticketFields.get(field)));
  }

  /** A person at the company creates a record in the CRM. */
  public String create(String object, Map<String, ?> fields) {
    return salesforce().records().create(salesforce().person(), object, fields);
  }

  /** A person at the company changes a record in the CRM. */
  public void update(String object, String id, Map<String, ?> fields) {
    salesforce().records().update(salesforce().person(), object, id, fields);
  }

  /** The settings of connections to all three, named after their vendors. */
  public Map<String, Map<String, String>> connections() {
    sandbox.settings().values().forEach(Confidential::secrets);
    return sandbox.settings();
  }

  /** What {@code application.yaml} says: connections to all three, named after their vendors. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    sandbox
        .settings()
        .forEach(
            (name, connection) -> {
              String prefix = "perennial.connections.%s.".formatted(name);
              connection.forEach((key, value) -> settings.put(prefix + key, value));
              settings.put(prefix + "first-pause", "0.001s");
            });
    Confidential.secrets(settings);
    return settings;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
