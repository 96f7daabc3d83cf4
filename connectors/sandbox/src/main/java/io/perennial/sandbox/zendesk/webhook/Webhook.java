package io.perennial.sandbox.zendesk.webhook;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An address that wants to hear of changes.
 *
 * @param endpoint on loopback
 * @param secret signs its calls
 */
public record Webhook(
    String id,
    String name,
    String description,
    URI endpoint,
    String status,
    List<String> subscriptions,
    String secret) {

  public Webhook {
    subscriptions = List.copyOf(subscriptions);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("name", name);
    json.put("description", description);
    json.put("endpoint", endpoint.toString());
    json.put("http_method", "POST");
    json.put("request_format", "json");
    json.put("status", status);
    json.put("subscriptions", subscriptions);
    return json;
  }

  Webhook off() {
    return new Webhook(id, name, description, endpoint, "inactive", subscriptions, secret);
  }

  Webhook with(String otherSecret) {
    return new Webhook(id, name, description, endpoint, status, subscriptions, otherSecret);
  }

  boolean wants(String type) {
    return status.equals("active") && subscriptions.contains(type);
  }

  @Override
  public String toString() {
    return "Webhook[%s, %s]".formatted(id, endpoint);
  }
}
