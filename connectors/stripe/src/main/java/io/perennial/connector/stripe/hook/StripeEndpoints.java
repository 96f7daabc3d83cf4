package io.perennial.connector.stripe.hook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.connector.hook.HookInstallation;
import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Mark;
import io.perennial.connector.stripe.call.StripeAnswer;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeClient.Query;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets up webhook endpoints. Stripe tells an endpoint's secret once, when it is made. */
final class StripeEndpoints {

  private static final String PATH = "/v1/webhook_endpoints";
  private static final String MEANING =
      "Tells at once which customers, subscriptions and invoices have changed.";
  private static final int LARGEST_PAGE = 100;

  private final StripeClient client;

  private final List<String> events;

  StripeEndpoints(StripeClient client, List<String> events) {
    this.client = client;
    this.events = events;
  }

  HookInstallation install(URI address, Collection<HookEndpoint> kept, boolean doubted) {
    String thing = "webhook endpoint " + address;
    try {
      Optional<JsonObject> there = find(address);
      if (there.isEmpty()) {
        return made(Installed.created(thing), create(address));
      }
      String id = StripeAnswer.text(there.get(), "id").orElse("");
      boolean known = kept.stream().anyMatch(endpoint -> endpoint.id().equals(id));
      if (!known || doubted) {
        HookEndpoint made = create(address);
        client.delete(PATH + "/" + id);
        String why =
            known
                ? "made anew, as calls came in that the secret we knew of %s had not signed"
                : "made anew, as nobody knew the secret of %s";
        return made(Installed.changed(thing, why.formatted(id)), made);
      }
      return new HookInstallation(List.of(repair(thing, id, there.get())), Optional.empty());
    } catch (ConnectorException refused) {
      if (refused.kind() == FailureKind.RETRY || refused.code().equals("UNAUTHORIZED")) {
        throw refused;
      }
      return new HookInstallation(
          List.of(
              Installed.refused(
                  thing,
                  String.valueOf(refused.getMessage()),
                  "give the key under install: of this connection the permission Webhook Endpoints:"
                      + " Write, or make the endpoint by hand as install --print says")),
          Optional.empty());
    }
  }

  private static HookInstallation made(Installed result, HookEndpoint endpoint) {
    return new HookInstallation(List.of(result), Optional.of(endpoint));
  }

  private Optional<JsonObject> find(URI address) {
    Query query = new Query().limit(LARGEST_PAGE);
    StripeAnswer page = client.list(PATH, query);
    while (true) {
      for (JsonObject endpoint : page.data()) {
        if (StripeAnswer.text(endpoint, "url").filter(address.toString()::equals).isPresent()) {
          return Optional.of(endpoint);
        }
      }
      if (!page.more() || page.data().isEmpty()) {
        return Optional.empty();
      }
      String last = StripeAnswer.text(page.data().get(page.data().size() - 1), "id").orElse("");
      page = client.list(PATH, new Query().limit(LARGEST_PAGE).with("starting_after", last));
    }
  }

  private HookEndpoint create(URI address) {
    StripeAnswer made =
        client.post(
            PATH,
            new Query()
                .with("url", address.toString())
                .with("description", Mark.with(MEANING))
                .each("enabled_events", events));
    Optional<String> id = StripeAnswer.text(made.json(), "id");
    Optional<String> secret = StripeAnswer.text(made.json(), "secret");
    if (id.isEmpty() || secret.isEmpty()) {
      throw client.errors().malformed("it tells no id or no secret of the new endpoint");
    }
    return new HookEndpoint(id.get(), secret.get());
  }

  /** An endpoint that failed for days was switched off by Stripe. */
  private Installed repair(String thing, String id, JsonObject there) {
    boolean off = StripeAnswer.text(there, "status").filter("enabled"::equals).isEmpty();
    SortedSet<String> heard = new TreeSet<>();
    if (there.get("enabled_events") instanceof JsonArray types) {
      for (JsonElement type : types) {
        heard.add(type.getAsString());
      }
    }
    boolean deaf = !heard.contains("*") && !heard.containsAll(events);
    if (!off && !deaf) {
      return Installed.unchanged(thing);
    }
    heard.addAll(events);
    client.post(
        PATH + "/" + id,
        new Query()
            .with("disabled", "false")
            .each("enabled_events", heard.contains("*") ? List.of("*") : heard));
    return Installed.changed(thing, off ? "switched on again" : "hears of more events");
  }

  List<InstallFile> print(URI address) {
    StringBuilder text = new StringBuilder();
    text.append("Developers -> Webhooks -> Add destination, with\n\n");
    text.append("endpoint URL  %s\n".formatted(address));
    text.append("description   %s\n".formatted(Mark.with(MEANING)));
    text.append("events\n");
    events.forEach(event -> text.append("  %s\n".formatted(event)));
    text.append(
        "\nThen show its signing secret (whsec_...) to Perennial through the environment:\n");
    text.append("perennial.hooks.secrets, under the connection's name.\n");
    return List.of(new InstallFile("hooks/webhook-endpoint.txt", text.toString()));
  }
}
