package io.perennial.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.stripe.account.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends StripeTestCase {

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> answered = new LinkedBlockingQueue<>();
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
          String id = Json.read(new String(body, StandardCharsets.UTF_8)).path("id").asText();
          received.add(id);
          signatures.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
          answered.add(id);
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

  /** The next event that has got its answer. */
  private String answered() throws InterruptedException {
    return Objects.requireNonNull(answered.poll(10, TimeUnit.SECONDS), "nothing was told");
  }

  private Endpoint endpoint(String... events) {
    return stripe
        .endpoints()
        .create(
            URI.create("http://127.0.0.1:%d/hooks".formatted(endpoint.getAddress().getPort())),
            List.of(events),
            "",
            Map.of());
  }

  @Test
  void endpoint_isToldOfWhatItWantsToHear() throws InterruptedException {
    endpoint("customer.updated");

    stripe.customers().update("cus_a", Map.of("name", "one"));
    String updated = stripe.events().newest();
    stripe.customers().create(Map.of("name", "two"));
    stripe.customers().update("cus_a", Map.of("name", "three"));

    assertThat(List.of(answered(), answered()))
        .containsExactlyInAnyOrder(updated, stripe.events().newest());
  }

  @Test
  void endpoint_isToldAgainAfterAFailure() throws InterruptedException {
    endpoint("*");
    answer = 500;
    stripe.customers().update("cus_a", Map.of("name", "one"));
    String refused = answered();
    answer = 200;

    assertThat(answered()).isEqualTo(refused).isEqualTo(stripe.events().newest());
  }

  @Test
  void endpoint_thatIsSwitchedOffOrLostIsNotTold() throws InterruptedException {
    Endpoint off = endpoint("*");
    stripe.endpoints().put(off.with(off.url(), off.events(), true));
    stripe.customers().update("cus_a", Map.of("name", "one"));
    stripe.endpoints().put(off);
    stripe.deliveries().lose(1);
    stripe.customers().update("cus_a", Map.of("name", "two"));
    stripe.customers().update("cus_a", Map.of("name", "three"));

    assertThat(answered()).isEqualTo(stripe.events().newest());
    assertThat(received).hasSize(1);
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
