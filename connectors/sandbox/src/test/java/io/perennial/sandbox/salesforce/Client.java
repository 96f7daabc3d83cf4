package io.perennial.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A user of the look-alike over HTTP, on the JDK's client. */
public final class Client {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI url;
  private final String token;
  private final String base;

  private Client(URI url, String token, String base) {
    this.url = url;
    this.token = token;
    this.base = base;
  }

  /** An answer. */
  public record Reply(int status, String text, HttpResponse<String> raw) {

    public JsonNode json() {
      return Json.read(text);
    }

    /** Code of the first error. */
    public String errorCode() {
      return json().path(0).path("errorCode").asText();
    }

    public String message() {
      return json().path(0).path("message").asText();
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  /** Logs a user in with client credentials. */
  public static Client login(Salesforce salesforce, SalesforceUser user) {
    Client anonymous = new Client(salesforce.url(), "none", "");
    Reply reply =
        anonymous.form(
            "/services/oauth2/token",
            "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(user.clientId(), user.clientSecret()));
    return new Client(
        salesforce.url(), reply.json().path("access_token").asText(), "/services/data/v66.0");
  }

  /** A user whose token is known. */
  static Client of(Salesforce salesforce, String token) {
    return new Client(salesforce.url(), token, "/services/data/v66.0");
  }

  /** The same session under another path, for example another version. */
  public Client at(String otherBase) {
    return new Client(url, token, otherBase);
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  public Reply post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  public Reply patch(String path, String json, String... headers) {
    return send("PATCH", path, json, headers);
  }

  public Reply delete(String path) {
    return send("DELETE", path, "");
  }

  public Reply query(String soql) {
    return get("/query?q=" + encode(soql));
  }

  public Reply queryAll(String soql) {
    return get("/queryAll/?q=" + encode(soql));
  }

  /** Runs a query and returns one field of each record, as text; {@code null} for none. */
  public List<String> values(String soql, String field) {
    List<String> values = new ArrayList<>();
    for (JsonNode record : query(soql).json().path("records")) {
      values.add(record.path(field).asText());
    }
    return values;
  }

  public Reply form(String path, String body) {
    return send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** Sends a call; headers are given as name, value, name, value. */
  public Reply send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + base + path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body));
    boolean typed = List.of(headers).contains("Content-Type");
    if (!body.isEmpty() && !typed) {
      request.header("Content-Type", "application/json;charset=utf-8");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> reply = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(reply.statusCode(), reply.body(), reply);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
