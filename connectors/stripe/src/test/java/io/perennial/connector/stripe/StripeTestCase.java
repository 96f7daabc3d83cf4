package io.perennial.connector.stripe;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.Settings;
import io.perennial.connector.TokenVault;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.sandbox.stripe.Stripe;
import io.perennial.sandbox.stripe.StripeOptions;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A small account, its clock and a connector with pages of three: the ground of the tests. */
abstract class StripeTestCase {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  static final Selection CUSTOMERS = Selection.of("customers", List.of("name"));
  static final Selection SUBSCRIPTIONS = Selection.of("subscriptions", List.of("status"));
  static final Selection INVOICES = Selection.of("invoices", List.of("status", "amount_remaining"));

  final TestClock clock = new TestClock(NOW);
  final Meter meter = new Meter();
  final Stripe stripe = Stripe.start(world(), clock, options());
  final Connector connector = connector(Map.of());
  final Source source = connector.source();

  @AfterEach
  void close() {
    connector.close();
    stripe.close();
  }

  StripeOptions options() {
    return StripeOptions.defaults();
  }

  World world() {
    WorldBuilder world = World.written();
    for (int i = 1; i <= 8; i++) {
      world.record("customers", "cus_" + i, daysAgo(100 - i)).set("name", "Customer " + i);
    }
    return world.build();
  }

  static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  /** A connector to the account; given settings win. */
  final Connector connector(Map<String, String> given) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("url", stripe.url().toString());
    settings.put("key", stripe.key());
    settings.put("first-pause", "PT0.001S");
    settings.put("page-size", "3");
    settings.putAll(given);
    return new StripeConnectorFactory()
        .create(
            new ConnectorContext(
                new ConnectionName("stripe-eu"),
                new Settings(settings),
                meter,
                new NoTokens(),
                clock));
  }

  /** What a turn reads: pages until there is no more. */
  Turn turn(Selection selection, Cursor from) {
    List<SourceRecord> records = new ArrayList<>();
    Cursor cursor = from;
    for (int pages = 1; pages < 1000; pages++) {
      Page page = source.read(selection, cursor);
      records.addAll(page.records());
      cursor = page.next();
      if (!page.more()) {
        return new Turn(records, cursor, pages);
      }
    }
    throw new AssertionError("the stream does not end");
  }

  /** Records of a turn and the cursor behind it. */
  record Turn(List<SourceRecord> records, Cursor end, int pages) {

    List<String> ids() {
      return records.stream().map(SourceRecord::id).toList();
    }

    SourceRecord last(String id) {
      return records.stream()
          .filter(record -> record.id().equals(id))
          .reduce((one, other) -> other)
          .orElseThrow();
    }
  }

  /** Keys do not rotate. */
  private static final class NoTokens implements TokenVault {

    @Override
    public Optional<String> load(ConnectionName connection) {
      return Optional.empty();
    }

    @Override
    public String refresh(ConnectionName connection, Refresher refresher) {
      throw new AssertionError("Stripe's keys are not refreshed");
    }
  }
}
