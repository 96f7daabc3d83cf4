package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorFactory;
import io.perennial.connector.testkit.ConnectorContract;
import io.perennial.sandbox.engine.Fault;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZendeskConnectorTest extends ConnectorContract {

  private final Fixture fixture = Fixture.of(Fixture.options());

  @AfterEach
  void close() {
    fixture.close();
  }

  @Override
  protected Connector healthy() {
    return fixture.connector();
  }

  @Override
  protected Connector throttled() {
    Connector connector = fixture.connector();
    connector.identity();
    fixture
        .zendesk
        .faults()
        .always(
            call -> true,
            Fault.answer(
                429,
                "application/json",
                "{\"error\":\"APIRateLimitExceeded\",\"description\":\"Number of allowed API"
                    + " requests per minute exceeded\"}",
                Map.of("Retry-After", "0")));
    return connector;
  }

  @Override
  protected Connector lockedOut() {
    return fixture.connector("client-id", "integration_client", "client-secret", "wrong");
  }

  @Override
  protected Connector unreachable() {
    return fixture.connector("http://127.0.0.1:1", fixture.vault, "oauth-token", "any");
  }

  @Test
  void factory_isFoundByItsType() {
    assertThat(ServiceLoader.load(ConnectorFactory.class))
        .extracting(ConnectorFactory::type)
        .contains("zendesk");
  }

  @Test
  void identity_isTheDefaultBrandAtTheHost() {
    try (Connector connector = fixture.connector()) {
      assertThat(connector.identity()).hasToString("360000000001 at 127.0.0.1");
    }
  }

  @Test
  void connector_opensNothingWhenItIsMade() {
    fixture.connector().close();

    assertThat(fixture.zendesk.journal().calls()).isZero();
  }
}
