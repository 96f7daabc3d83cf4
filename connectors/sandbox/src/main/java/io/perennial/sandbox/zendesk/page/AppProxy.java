package io.perennial.sandbox.zendesk.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Calls the app's service in place of the browser and puts the secure setting in, as Zendesk's
 * proxy does for {@code secure: true}.
 *
 * <p>Answers {@code {"status": 200, "body": "…"}}; 403 if the call is not for the service, 502 if
 * the service does not answer.
 */
final class AppProxy {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String SETTING = "{{setting.token}}";

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NEVER).build();

  /** Passes one call on; its body is what the app gave to {@code client.request}. */
  Answer pass(Call call, Installation installation) {
    JsonNode options;
    URI target;
    try {
      options = Json.read(call.body());
      target = URI.create(options.path("url").asText());
    } catch (UncheckedIOException | IllegalArgumentException unreadable) {
      return told(400, "The call cannot be read.");
    }
    boolean reads = options.path("type").asText("GET").equals("GET");
    if (!installation.covers(target) || !options.path("secure").asBoolean() || !reads) {
      return told(403, "The app may read from its own service alone.");
    }
    String authorization =
        options
            .path("headers")
            .path("Authorization")
            .asText("")
            .replace(SETTING, installation.token());
    return send(
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      return told(answer.statusCode(), answer.body());
    } catch (IOException silent) {
      return told(502, "The service does not answer.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return told(502, "The sandbox ends.");
    }
  }

  private static Answer told(int status, String body) {
    return Answer.json(200, Map.of("status", status, "body", body));
  }
}
