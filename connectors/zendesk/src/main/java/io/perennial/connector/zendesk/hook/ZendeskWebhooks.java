package io.perennial.connector.zendesk.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.connector.hook.HookInstallation;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Mark;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.install.Refusals;
import io.perennial.connector.zendesk.json.ZendeskJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Sets up a webhook that subscribes to events. Zendesk tells its secret whenever it is asked. */
final class ZendeskWebhooks {

  private static final String PATH = "/webhooks";
  private static final String MEANING = "Tells at once which tickets and organizations changed.";

  /**
   * What of a record may change a conclusion. Changes of custom fields and tags are left out: our
   * own writes are such, and each would call us back.
   */
  private static final List<String> EVENTS =
      List.of(
          "zen:event-type:organization.created",
          "zen:event-type:organization.deleted",
          "zen:event-type:organization.external_id_changed",
          "zen:event-type:organization.name_changed",
          "zen:event-type:ticket.created",
          "zen:event-type:ticket.merged",
          "zen:event-type:ticket.organization_changed",
          "zen:event-type:ticket.permanently_deleted",
          "zen:event-type:ticket.priority_changed",
          "zen:event-type:ticket.requester_changed",
          "zen:event-type:ticket.soft_deleted",
          "zen:event-type:ticket.status_changed",
          "zen:event-type:ticket.type_changed",
          "zen:event-type:ticket.undeleted");

  private final ZendeskClient client;

  ZendeskWebhooks(ZendeskClient client) {
    this.client = client;
  }

  /** A secret that was reset there is noticed, because it is read each time. */
  HookInstallation install(URI address, Collection<HookEndpoint> kept) {
    String thing = "webhook " + address;
    try {
      Optional<JsonNode> there = find(address);
      if (there.isEmpty()) {
        String id =
            client.once("POST", PATH, request(address, EVENTS)).path("webhook").path("id").asText();
        return new HookInstallation(List.of(Installed.created(thing)), Optional.of(endpoint(id)));
      }
      String id = there.get().path("id").asText();
      Installed result = repair(thing, address, there.get());
      HookEndpoint endpoint = endpoint(id);
      if (kept.contains(endpoint)) {
        return new HookInstallation(List.of(result), Optional.empty());
      }
      Installed told =
          result.outcome() == Installed.Outcome.UNCHANGED
              ? Installed.changed(thing, "its secret was read again")
              : result;
      return new HookInstallation(List.of(told), Optional.of(endpoint));
    } catch (ConnectorException refused) {
      if (refused.kind() == FailureKind.RETRY) {
        throw refused;
      }
      return new HookInstallation(List.of(Refusals.told(thing, refused)), Optional.empty());
    }
  }

  private Optional<JsonNode> find(URI address) {
    return client.all(PATH, "webhooks").stream()
        .filter(webhook -> webhook.path("endpoint").asText().equals(address.toString()))
        .findFirst();
  }

  private HookEndpoint endpoint(String id) {
    String secret =
        client
            .get("%s/%s/signing_secret".formatted(PATH, id))
            .path("signing_secret")
            .path("secret")
            .asText("");
    if (id.isEmpty() || secret.isEmpty()) {
      throw client.errors().malformed("it tells no key or no secret of the webhook");
    }
    return new HookEndpoint(id, secret);
  }

  /** Zendesk switches a webhook off that fails too often. */
  private Installed repair(String thing, URI address, JsonNode there) {
    boolean off = !there.path("status").asText().equals("active");
    List<String> heard = new ArrayList<>();
    there.path("subscriptions").forEach(type -> heard.add(type.asText()));
    boolean deaf = !heard.containsAll(EVENTS);
    if (!off && !deaf) {
      return Installed.unchanged(thing);
    }
    TreeSet<String> all = new TreeSet<>(heard);
    all.addAll(EVENTS);
    client.send(
        "PUT",
        "%s/%s".formatted(PATH, there.path("id").asText()),
        request(address, List.copyOf(all)));
    return Installed.changed(thing, off ? "switched on again" : "hears of more events");
  }

  private static Map<String, Object> request(URI address, List<String> events) {
    Map<String, Object> webhook = new LinkedHashMap<>();
    webhook.put("name", "Perennial");
    webhook.put("description", Mark.with(MEANING));
    webhook.put("endpoint", address.toString());
    webhook.put("http_method", "POST");
    webhook.put("request_format", "json");
    webhook.put("status", "active");
    webhook.put("subscriptions", events);
    return Map.of("webhook", webhook);
  }

  List<InstallFile> print(URI address) {
    return List.of(
        new InstallFile(
            "hooks/webhook.json", ZendeskJson.readable(request(address, EVENTS)) + "\n"),
        new InstallFile(
            "hooks/README.txt",
            """
            webhook.json is the body of POST /api/v2/webhooks. The answer to
            GET /api/v2/webhooks/{id}/signing_secret holds the secret: show it to Perennial through
            the environment: perennial.hooks.secrets, under the connection's name.
            """));
  }
}
