package io.perennial.sandbox.stripe.account;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An address that wants to hear of events.
 *
 * @param url on loopback
 * @param events types, or {@code *} for all
 * @param secret signs its calls; told at its creation alone
 */
public record Endpoint(
    String id,
    URI url,
    List<String> events,
    String description,
    Map<String, String> metadata,
    boolean disabled,
    String secret,
    Instant created) {

  public Endpoint {
    events = List.copyOf(events);
    metadata = new LinkedHashMap<>(metadata);
  }

  boolean wants(String type) {
    return !disabled && !type.isEmpty() && (events.contains("*") || events.contains(type));
  }

  /** With other events or another state. */
  public Endpoint with(URI address, List<String> types, boolean off) {
    return new Endpoint(id, address, types, description, metadata, off, secret, created);
  }

  /** With another secret. */
  Endpoint with(String otherSecret) {
    return new Endpoint(id, url, events, description, metadata, disabled, otherSecret, created);
  }

  /** As the API shows it. */
  public Map<String, Object> json(boolean live) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("object", "webhook_endpoint");
    json.put("created", created.getEpochSecond());
    json.put("description", description);
    json.put("enabled_events", events);
    json.put("livemode", live);
    json.put("metadata", metadata);
    json.put("status", disabled ? "disabled" : "enabled");
    json.put("url", url.toString());
    return json;
  }

  @Override
  public String toString() {
    return "Endpoint[%s, %s]".formatted(id, url);
  }
}
