package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.stripe.account.Endpoint;
import io.perennial.sandbox.stripe.account.Endpoints;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Webhook endpoints over HTTP. The secret is in the answer to a creation and nowhere else. */
public final class EndpointResource {

  private static final Set<String> NAMES =
      Set.of("url", "enabled_events", "description", "metadata", "disabled", "api_version");

  private final Endpoints endpoints;
  private final boolean live;

  public EndpointResource(Endpoints endpoints, boolean live) {
    this.endpoints = endpoints;
    this.live = live;
  }

  /** {@code GET /v1/webhook_endpoints}: few enough for one page. */
  public Answer list(Request request) {
    request.query().allow(Set.of("limit", "starting_after"));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("object", "list");
    json.put("url", "/v1/webhook_endpoints");
    json.put("has_more", false);
    json.put("data", endpoints.all().stream().map(endpoint -> endpoint.json(live)).toList());
    return Answer.json(200, json);
  }

  /** {@code POST /v1/webhook_endpoints}. */
  public Answer create(Request request) {
    Parameters form = request.form();
    form.allow(NAMES);
    List<String> events = form.list("enabled_events");
    if (events.isEmpty()) {
      throw Refusal.parameter(
          "enabled_events", "parameter_missing", "Missing required param: enabled_events.");
    }
    Endpoint made =
        endpoints.create(
            address(form), events, form.text("description").orElse(""), form.map("metadata"));
    Map<String, Object> json = made.json(live);
    json.put("secret", made.secret());
    return Answer.json(200, json);
  }

  /** {@code POST /v1/webhook_endpoints/{id}}. */
  public Answer update(Request request) {
    Endpoint before = find(request);
    Parameters form = request.form();
    form.allow(NAMES);
    List<String> events = form.list("enabled_events");
    Endpoint after =
        before.with(
            form.text("url").isPresent() ? address(form) : before.url(),
            events.isEmpty() ? before.events() : events,
            form.text("disabled").map(Boolean::valueOf).orElse(before.disabled()));
    endpoints.put(after);
    return Answer.json(200, after.json(live));
  }

  /** {@code DELETE /v1/webhook_endpoints/{id}}. */
  public Answer delete(Request request) {
    Endpoint gone = find(request);
    endpoints.delete(gone.id());
    return Answer.json(200, Map.of("id", gone.id(), "object", "webhook_endpoint", "deleted", true));
  }

  private Endpoint find(Request request) {
    return endpoints
        .find(request.id())
        .orElseThrow(() -> Refusal.missing("webhook_endpoint", request.id()));
  }

  /** As at Stripe, but for addresses of this machine, which need no certificate. */
  private static URI address(Parameters form) {
    String text =
        form.text("url")
            .orElseThrow(
                () ->
                    Refusal.parameter("url", "parameter_missing", "Missing required param: url."));
    if (!text.matches("https?://(127\\.0\\.0\\.1|localhost|\\[::1])[:/].*")) {
      throw Refusal.parameter(
          "url", "url_invalid", "Invalid URL: the look-alike calls loopback alone.");
    }
    return URI.create(text);
  }
}
