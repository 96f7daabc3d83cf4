package io.perennial.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.perennial.sandbox.engine.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends StripeTestCase {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final HttpServer endpoint = endpoint();
  private volatile int answer = 200;

  private static HttpServer endpoint() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new AssertionError(taken);
    }
  }

  @BeforeEach
  void listen() {
    endpoint.createContext(
        "/hooks",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(Json.read(new String(body, StandardCharsets.UTF_8)).path("id").asText());
          signatures.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
  }

  @Test
  void events_arriveTwiceAndOutOfOrder() {
    stripe.customers().update("cus_a", Map.of("name", "one"));
    stripe.customers().update("cus_a", Map.of("name", "two"));
    List<String> ids = stripe.events().ids();

    List<Integer> statuses = webhook().deliver(ids.get(1), ids.get(0), ids.get(1));

    assertThat(statuses).containsExactly(200, 200, 200);
    assertThat(received).containsExactly(ids.get(1), ids.get(0), ids.get(1));
    assertThat(signatures)
        .allSatisfy(
            signature ->
                assertThat(signature).matches("t=" + NOW.getEpochSecond() + ",v1=[0-9a-f]{64}"));
  }

  @Test
  void refusedDelivery_isNoted() {
    stripe.customers().update("cus_a", Map.of("name", "one"));
    String id = stripe.events().newest();
    answer = 500;
    webhook().deliver(id);

    assertThat(get("/v1/events?delivery_success=false").ids()).containsExactly(id);

    answer = 200;
    webhook().deliver(id);

    assertThat(get("/v1/events?delivery_success=false").ids()).isEmpty();
  }

  @Test
  void webhook_callsNobodyButLoopback() {
    assertThatThrownBy(() -> stripe.webhook(URI.create("http://192.0.2.1/hooks"), "whsec_x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Webhook webhook() {
    return stripe.webhook(
        URI.create("http://127.0.0.1:%d/hooks".formatted(endpoint.getAddress().getPort())),
        "whsec_x");
  }
}
