package io.perennial.connector.zendesk.call;

import io.perennial.connector.CallMeter;
import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.call.WholeAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One request, one answer, over the JDK's client. Connects with the first request. */
final class HttpLink {

  private final URI url;
  private final Duration timeout;
  private final HttpClient http;
  private final CallMeter meter;

  HttpLink(ZendeskSettings settings, CallMeter meter) {
    this.meter = meter;
    this.url = settings.url();
    this.timeout = settings.timeout();
    this.http =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .followRedirects(Redirect.NEVER)
            .build();
  }

  /** What came back, whatever its status. */
  record Reply(int status, HttpHeaders headers, String body) {

    String requestId() {
      return headers.firstValue("X-Request-Id").orElse("");
    }
  }

  /**
   * Sends a request below the account's address.
   *
   * @param path with its query, for example {@code /api/v2/users/me.json}
   * @param authorization empty for none
   */
  Reply send(String method, String path, String authorization, Optional<String> json)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "application/json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (json.isPresent()) {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(json.get()));
    } else {
      request.method(method, BodyPublishers.noBody());
    }
    long start = System.nanoTime();
    int status = OutsideCall.UNANSWERED;
    try {
      HttpResponse<String> response =
          WholeAnswer.to(
              request.build(), http, BodyHandlers.ofString(StandardCharsets.UTF_8), timeout);
      status = response.statusCode();
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    } finally {
      meter.answered(OutsideCall.ended(method, url, status, start));
    }
  }
}
