package io.perennial.sandbox.zendesk.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Deliveries;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.rest.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The webhooks of an account: created by calls, told of what happens to records. */
public final class Webhooks implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int SECRET_BYTES = 32;

  private final InstantSource clock;
  private final Map<String, Webhook> webhooks = new ConcurrentSkipListMap<>();
  private final AtomicInteger created = new AtomicInteger();
  private final SecureRandom random = new SecureRandom();
  private final HttpClient http = HttpClient.newHttpClient();

  private final Deliveries deliveries = new Deliveries();

  public Webhooks(InstantSource clock) {
    this.clock = clock;
  }

  /** All of them. */
  public List<Webhook> all() {
    return List.copyOf(webhooks.values());
  }

  /** Deliveries of what happens: lost or out of order, if asked. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** Tells those who want to hear of it, beside the work. */
  public void changed(String kind, Account.Change change, Entry entry, List<FieldChange> fields) {
    if (webhooks.isEmpty()) {
      return;
    }
    Instant at = clock.instant();
    for (String type : ChangeEvents.types(kind, change, fields)) {
      String body = Json.write(ChangeEvents.body(type, kind, entry, at));
      for (Webhook webhook : webhooks.values()) {
        if (webhook.wants(type)) {
          String invocation = UUID.randomUUID().toString();
          deliveries.send(() -> taken(deliver(webhook, body, invocation)));
        }
      }
    }
  }

  private static boolean taken(int status) {
    return status >= 200 && status < 300;
  }

  /** Switches off whoever listens at an address, as Zendesk does after many failures. */
  public void switchOff(URI address) {
    webhooks.replaceAll(
        (id, webhook) -> webhook.endpoint().equals(address) ? webhook.off() : webhook);
  }

  /** A person resets the secret of whoever listens at an address. */
  public void resetSecret(URI address) {
    webhooks.replaceAll(
        (id, webhook) ->
            webhook.endpoint().equals(address) ? webhook.with(freshSecret()) : webhook);
  }

  private String freshSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }

  /** Adds one without HTTP. */
  public Webhook create(String name, URI endpoint, List<String> subscriptions) {
    return create(name, "", endpoint, subscriptions);
  }

  private Webhook create(
      String name, String description, URI endpoint, List<String> subscriptions) {
    String id = "01WEBHOOK%08d".formatted(created.incrementAndGet());
    Webhook webhook =
        new Webhook(id, name, description, endpoint, "active", subscriptions, freshSecret());
    webhooks.put(id, webhook);
    return webhook;
  }

  /**
   * Delivers an event to one webhook, signed, and returns the status of the answer.
   *
   * @param event as JSON will have it, for example {@code {type, subject, detail}}
   */
  public int deliver(Webhook webhook, Map<String, ? extends @Nullable Object> event) {
    return deliver(webhook, Json.write(event), UUID.randomUUID().toString());
  }

  /** The same with the exact text and invocation id: a repeated delivery has the same id. */
  public int deliver(Webhook webhook, String body, String invocationId) {
    String timestamp = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    HttpRequest request =
        HttpRequest.newBuilder(loopback(webhook.endpoint()))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("X-Zendesk-Webhook-Id", webhook.id())
            .header("X-Zendesk-Webhook-Invocation-Id", invocationId)
            .header("X-Zendesk-Webhook-Signature-Timestamp", timestamp)
            .header("X-Zendesk-Webhook-Signature", Signature.of(webhook.secret(), timestamp, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** {@code POST /webhooks}. */
  public Answer create(Request request) {
    ObjectNode sent = request.object("webhook");
    Webhook webhook =
        create(
            sent.path("name").asText(""),
            sent.path("description").asText(""),
            endpoint(sent),
            subscriptions(sent));
    return Answer.json(201, Map.of("webhook", webhook.json()));
  }

  /** {@code PUT /webhooks/{id}}: replaces all but the secret. */
  public Answer update(Request request) {
    Webhook before = webhooks.get(request.path("id"));
    if (before == null) {
      throw ApiException.notFound();
    }
    ObjectNode sent = request.object("webhook");
    webhooks.put(
        before.id(),
        new Webhook(
            before.id(),
            sent.path("name").asText(before.name()),
            sent.path("description").asText(before.description()),
            endpoint(sent),
            sent.path("status").asText(before.status()),
            subscriptions(sent),
            before.secret()));
    return Answer.empty(204);
  }

  private static List<String> subscriptions(ObjectNode sent) {
    List<String> subscriptions = new ArrayList<>();
    sent.path("subscriptions").forEach(item -> subscriptions.add(item.asText()));
    return subscriptions;
  }

  private static URI endpoint(ObjectNode sent) {
    String endpoint = sent.path("endpoint").asText("");
    if (!endpoint.toLowerCase(Locale.ROOT).startsWith("http")) {
      throw ApiException.invalid("endpoint", "Endpoint: is not a valid URL");
    }
    return URI.create(endpoint);
  }

  /** {@code GET /webhooks}. */
  public Answer list(Request request) {
    return Answer.json(
        200, Map.of("webhooks", webhooks.values().stream().map(Webhook::json).toList()));
  }

  /** {@code GET /webhooks/{id}/signing_secret}. */
  public Answer secret(Request request) {
    return Optional.ofNullable(webhooks.get(request.path("id")))
        .map(
            webhook ->
                Answer.json(
                    200,
                    Map.of(
                        "signing_secret",
                        Map.of("algorithm", "SHA256", "secret", webhook.secret()))))
        .orElseThrow(ApiException::notFound);
  }

  /** {@code DELETE /webhooks/{id}}. */
  public Answer delete(Request request) {
    if (webhooks.remove(request.path("id")) == null) {
      throw ApiException.notFound();
    }
    return Answer.empty(204);
  }

  @Override
  public void close() {
    deliveries.close();
  }

  private static URI loopback(URI endpoint) {
    if (!List.of("127.0.0.1", "localhost", "[::1]").contains(endpoint.getHost())) {
      throw new IllegalArgumentException("the look-alike calls loopback alone, not " + endpoint);
    }
    return endpoint;
  }
}
