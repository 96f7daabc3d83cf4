package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.ConnectorFactory;
import io.perennial.connector.Identity;
import io.perennial.connector.Settings;
import io.perennial.connector.TokenVault;
import io.perennial.connector.testkit.ConnectorContract;
import io.perennial.sandbox.stripe.Stripe;
import io.perennial.sandbox.stripe.StripeFault;
import io.perennial.sandbox.stripe.StripeOptions;
import io.perennial.sandbox.stripe.account.Permission;
import io.perennial.sandbox.world.World;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeConnectorTest extends ConnectorContract {

  private final Stripe stripe =
      Stripe.start(World.empty(), Clock.systemUTC(), StripeOptions.defaults());

  @AfterEach
  void close() {
    stripe.close();
  }

  @Override
  protected Connector healthy() {
    return connector(stripe.url().toString(), stripe.key());
  }

  @Override
  protected Connector throttled() {
    stripe.faults().always(call -> true, StripeFault.rateLimit());
    return healthy();
  }

  @Override
  protected Connector lockedOut() {
    return connector(stripe.url().toString(), "rk_live_51Rolled");
  }

  @Override
  protected Connector unreachable() {
    return connector("http://127.0.0.1:1", stripe.key());
  }

  @Test
  void identity_isTheAccountAndItsMode() {
    try (Connector connector = healthy()) {
      assertThat(connector.identity()).isEqualTo(new Identity(stripe.accountId(), "live"));
    }
  }

  @Test
  void identity_ofAKeyThatMayNotReadTheAccountComesFromTheRefusal() {
    String key = stripe.keys().restricted(Permission.CUSTOMER_READ);
    try (Connector connector = connector(stripe.url().toString(), key)) {
      assertThat(connector.identity()).isEqualTo(new Identity(stripe.accountId(), "live"));
    }
  }

  @Test
  void identity_tellsTestModeByTheKey() {
    try (Stripe test =
            Stripe.start(World.empty(), Clock.systemUTC(), StripeOptions.defaults().testMode());
        Connector connector = connector(test.url().toString(), test.key())) {
      assertThat(connector.identity().place()).isEqualTo("test");
    }
  }

  @Test
  void stripe_isNeverWrittenTo() {
    try (Connector connector = healthy()) {
      assertThat(connector.writer()).isEmpty();
      assertThat(connector.schema()).isEmpty();
      assertThat(connector.currency()).isEmpty();
    }
  }

  @Test
  void factory_isFoundByItsType() {
    assertThat(ServiceLoader.load(ConnectorFactory.class))
        .extracting(ConnectorFactory::type)
        .contains("stripe");
  }

  private static Connector connector(String url, String key) {
    TokenVault none =
        new TokenVault() {
          @Override
          public Optional<String> load(ConnectionName connection) {
            return Optional.empty();
          }

          @Override
          public String refresh(ConnectionName connection, Refresher refresher) {
            return refresher.refresh(Optional.empty());
          }
        };
    return new StripeConnectorFactory()
        .create(
            new ConnectorContext(
                new ConnectionName("stripe-eu"),
                new Settings(Map.of("url", url, "key", key, "first-pause", "PT0.001S")),
                new Meter(),
                none,
                Clock.systemUTC()));
  }
}
