package io.perennial.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A user of the look-alike over HTTP, on the JDK's client. */
final class Caller {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI url;
  private final String authorization;

  Caller(URI url, String authorization) {
    this.url = url;
    this.authorization = authorization;
  }

  /** An answer. */
  record Reply(int status, String text, HttpResponse<String> raw) {

    JsonNode json() {
      return Json.read(text);
    }

    String error() {
      return json().path("error").asText();
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  Reply get(String path) {
    return send("GET", "/api/v2" + path, "");
  }

  Reply put(String path, String json) {
    return send("PUT", "/api/v2" + path, json);
  }

  Reply post(String path, String json) {
    return send("POST", "/api/v2" + path, json);
  }

  Reply send(String method, String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> reply = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(reply.statusCode(), reply.body(), reply);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
