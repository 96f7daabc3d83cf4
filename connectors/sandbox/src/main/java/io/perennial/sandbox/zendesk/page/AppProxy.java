package io.perennial.sandbox.zendesk.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.page.Service;
import io.perennial.sandbox.page.ServiceClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;

/**
 * Calls the app's service in place of the browser and puts the secure setting in, as Zendesk's
 * proxy does for {@code secure: true}.
 *
 * <p>Answers {@code {"status": 200, "body": "…"}}; 403 if the call is not for the service, 502 if
 * the service does not answer.
 */
final class AppProxy {

  private static final Set<String> METHODS = Set.of("GET", "POST");
  private static final String SETTING = "{{setting.token}}";

  private final ServiceClient client = new ServiceClient();

  /** Passes one call on; its body is what the app gave to {@code client.request}. */
  Answer pass(Call call, Service service) {
    JsonNode options;
    URI target;
    try {
      options = Json.read(call.body());
      target = URI.create(options.path("url").asText());
    } catch (UncheckedIOException | IllegalArgumentException unreadable) {
      return told(400, "The call cannot be read.");
    }
    String method = options.path("type").asText("GET");
    if (!service.covers(target)
        || !options.path("secure").asBoolean()
        || !METHODS.contains(method)) {
      return told(403, "The app may call its own service alone, by GET and POST.");
    }
    String authorization =
        options.path("headers").path("Authorization").asText("").replace(SETTING, service.token());
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(ServiceClient.PATIENCE)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("Content-Type", options.path("contentType").asText("application/json"))
            .method(method, BodyPublishers.ofString(options.path("data").asText("")))
            .build();
    return client
        .send(request)
        .map(answer -> told(answer.statusCode(), answer.body()))
        .orElseGet(() -> told(502, "The service does not answer."));
  }

  private static Answer told(int status, String body) {
    return Answer.json(200, Map.of("status", status, "body", body));
  }
}
