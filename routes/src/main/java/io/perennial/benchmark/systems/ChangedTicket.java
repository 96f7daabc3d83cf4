package io.perennial.benchmark.systems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Somebody gives an open ticket of a customer another priority. */
public final class ChangedTicket {

  private static final String SYSTEM = "zendesk";
  private static final Set<String> OPEN = Set.of("new", "open", "pending");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Connections systems;
  private final URI url;

  public ChangedTicket(Connections systems) {
    this.systems = systems;
    this.url = systems.addresses().getOrDefault(SYSTEM, URI.create("http://127.0.0.1"));
  }

  /** Changes it and gives its number. */
  public String change() throws IOException, InterruptedException {
    String token = login();
    return changed(find(token), token);
  }

  /** Looks what becomes of a change. */
  @FunctionalInterface
  public interface Observer {
    void changed(Instant before) throws InterruptedException;
  }

  /**
   * Changes one and the same ticket again and again.
   *
   * @param observer gets the moment before each change, and is waited for
   */
  public void changeAgainAndAgain(int times, Observer observer)
      throws IOException, InterruptedException {
    String token = login();
    String id = find(token).path("id").asText();
    for (int i = 0; i < times; i++) {
      JsonNode ticket =
          send("GET", "/api/v2/tickets/%s.json".formatted(id), token, Map.of()).path("ticket");
      Instant before = Instant.now();
      changed(ticket, token);
      observer.changed(before);
    }
  }

  private String login() throws IOException, InterruptedException {
    JsonNode login =
        send(
            "POST",
            "/oauth/tokens",
            "",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                systems.setting(SYSTEM, "client-id"),
                "client_secret",
                systems.setting(SYSTEM, "client-secret"),
                "scope",
                "read write"));
    return login.path("access_token").asText();
  }

  /**
   * By the list, as exports leave out what has changed within the last minute; from its end, as
   * what was changed last is open.
   */
  private JsonNode find(String token) throws IOException, InterruptedException {
    String next = "/api/v2/tickets.json?sort=-updated_at&page%5Bsize%5D=100";
    while (true) {
      JsonNode page = send("GET", next, token, Map.of());
      for (JsonNode ticket : page.path("tickets")) {
        if (OPEN.contains(ticket.path("status").asText()) && ofACustomer(ticket, token)) {
          return ticket;
        }
      }
      if (!page.path("meta").path("has_more").asBoolean(false)) {
        throw new IOException("no ticket of a customer is open");
      }
      URI following = URI.create(page.path("links").path("next").asText());
      next = following.getRawPath() + "?" + following.getRawQuery();
    }
  }

  /** An organization that names nobody and has no domain belongs to no customer. */
  private boolean ofACustomer(JsonNode ticket, String token)
      throws IOException, InterruptedException {
    JsonNode key = ticket.path("organization_id");
    if (key.isNull() || key.isMissingNode()) {
      return false;
    }
    JsonNode organization =
        send("GET", "/api/v2/organizations/%s.json".formatted(key.asText()), token, Map.of())
            .path("organization");
    return !organization.path("external_id").asText("").isEmpty()
        && !organization.path("external_id").isNull();
  }

  private String changed(JsonNode ticket, String token) throws IOException, InterruptedException {
    String id = ticket.path("id").asText();
    String priority = ticket.path("priority").asText().equals("urgent") ? "low" : "urgent";
    send(
        "PUT",
        "/api/v2/tickets/%s.json".formatted(id),
        token,
        Map.of("ticket", Map.of("priority", priority)));
    return id;
  }

  private JsonNode send(String method, String path, String token, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException("%s %s answered %d".formatted(method, path, answer.statusCode()));
    }
    return json.readTree(answer.body());
  }
}
