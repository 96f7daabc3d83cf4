package io.perennial.sandbox.zendesk.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

  private final Map<String, String> received = new ConcurrentHashMap<>();
  private final Webhooks webhooks =
      new Webhooks(InstantSource.fixed(Instant.parse("2026-11-01T12:00:00.5Z")));
  private final HttpServer receiver = unstarted();

  @BeforeEach
  void listen() {
    receiver.createContext(
        "/",
        exchange -> {
          exchange
              .getRequestHeaders()
              .forEach(
                  (name, values) -> received.put(name.toLowerCase(Locale.ROOT), values.get(0)));
          received.put(
              "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  @Test
  void signature_isOverTimestampAndBody() {
    assertThat(
            Signature.of(
                "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=",
                "2021-07-25T10:00:00Z",
                "{\"say\": \"hello\"}"))
        .isEqualTo("Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=");
  }

  @Test
  void deliver_signsWhatItSends() {
    Webhook webhook =
        webhooks.create("Perennial", url("/hooks"), List.of("zen:event-type:ticket.created"));

    int status = webhooks.deliver(webhook, new TreeMap<>(Map.of("type", "ticket", "id", 1)));

    assertThat(status).isEqualTo(204);
    assertThat(received)
        .containsEntry("body", "{\"id\":1,\"type\":\"ticket\"}")
        .containsEntry("x-zendesk-webhook-id", webhook.id())
        .containsEntry("x-zendesk-webhook-signature-timestamp", "2026-11-01T12:00:00Z")
        .containsEntry(
            "x-zendesk-webhook-signature",
            Signature.of(
                webhook.secret(), "2026-11-01T12:00:00Z", "{\"id\":1,\"type\":\"ticket\"}"))
        .containsKey("x-zendesk-webhook-invocation-id");
  }

  @Test
  void deliver_repeatsWithTheSameInvocationId() {
    Webhook webhook = webhooks.create("Perennial", url("/hooks"), List.of());

    webhooks.deliver(webhook, "{}", "one");

    assertThat(received).containsEntry("x-zendesk-webhook-invocation-id", "one");
  }

  @Test
  void deliver_leavesLoopbackNever() {
    Webhook webhook = webhooks.create("Outside", URI.create("http://acme.example/"), List.of());

    assertThatThrownBy(() -> webhooks.deliver(webhook, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + path);
  }

  private static HttpServer unstarted() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
