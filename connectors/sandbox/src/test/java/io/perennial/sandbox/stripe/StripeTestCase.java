package io.perennial.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A small account, its clock and a client: the ground of the HTTP tests. */
abstract class StripeTestCase {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  final InstantSource clock = now::get;
  final Stripe stripe = Stripe.start(world(), clock, options());

  @AfterEach
  void close() {
    stripe.close();
  }

  StripeOptions options() {
    return StripeOptions.defaults();
  }

  World world() {
    return World.written()
        .record("customers", "cus_old", NOW.minus(Duration.ofDays(300)))
        .set("name", "Old")
        .set("email", "old@example.com")
        .record("customers", "cus_b", NOW.minus(Duration.ofDays(200)))
        .set("name", "B")
        .record("customers", "cus_a", NOW.minus(Duration.ofDays(200)))
        .set("name", "A")
        .record("customers", "cus_new", NOW.minus(Duration.ofDays(100)))
        .set("name", "New")
        .record("customers", "cus_gone", NOW.minus(Duration.ofDays(150)))
        .deleted()
        .record("subscriptions", "sub_1", NOW.minus(Duration.ofDays(90)))
        .set("customer", "cus_a")
        .set("items", List.of(Map.of("quantity", 2, "price", Map.of("unit_amount", 1000))))
        .set(
            "discounts",
            List.of(
                Map.of(
                    "id",
                    "di_1",
                    "source",
                    Map.of("coupon", Map.of("id", "TEN", "percent_off", 10)))))
        .record("subscriptions", "sub_ended", NOW.minus(Duration.ofDays(95)))
        .set("customer", "cus_b")
        .set("status", "canceled")
        .record("invoices", "in_1", NOW.minus(Duration.ofDays(30)))
        .set("customer", "cus_a")
        .set("subscription", "sub_1")
        .set("status", "open")
        .set("total", 2000)
        .set("due_date", NOW.minus(Duration.ofDays(1)))
        .record("invoices", "in_2", NOW.minus(Duration.ofDays(20)))
        .set("customer", "cus_b")
        .set("status", "draft")
        .build();
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  Reply get(String path) {
    return send(stripe.keys().secret(), "GET", path, "", Map.of());
  }

  Reply post(String path, String form, Map<String, String> headers) {
    return send(stripe.keys().secret(), "POST", path, form, headers);
  }

  Reply send(String key, String method, String path, String form, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(stripe.url() + path))
            .method(method, BodyPublishers.ofString(form));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    headers.forEach(request::header);
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** An answer. */
  record Reply(HttpResponse<String> raw) {

    int status() {
      return raw.statusCode();
    }

    JsonNode json() {
      return Json.read(raw.body());
    }

    JsonNode error() {
      return json().path("error");
    }

    String message() {
      return error().path("message").asText();
    }

    List<String> ids() {
      List<String> ids = new ArrayList<>();
      json().path("data").forEach(object -> ids.add(object.path("id").asText()));
      return ids;
    }

    boolean more() {
      return json().path("has_more").booleanValue();
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }
}
