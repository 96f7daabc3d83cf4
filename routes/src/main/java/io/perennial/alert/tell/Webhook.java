package io.perennial.alert.tell;

import io.perennial.connector.call.WholeAnswer;
import io.perennial.sql.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Posts {@code {"text": …}} to an address, as Slack and its like take it.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Incoming
 *     webhooks</a>
 */
final class Webhook implements Receiver {

  /** How long an answer may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final Duration patience;
  private final HttpClient http;

  Webhook(URI address, Duration patience) {
    this.address = address;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(Redirect.NEVER) // the address is a secret and goes nowhere else
            .build();
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public void take(Message message) throws NotTaken {
    String json = Json.write(Map.of("text", escaped(message.text())));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(json))
            .build();
    int status;
    try {
      HttpResponse<Void> answer =
          WholeAnswer.to(request, http, BodyHandlers.discarding(), patience);
      status = answer.statusCode();
    } catch (IOException unreachable) {
      throw new NotTaken(
          "no answer (%s): check perennial.alerts.webhook and the network"
              .formatted(unreachable.getClass().getSimpleName()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotTaken("serve ends; the next one tells it");
    }
    if (status < 200 || status >= 300) {
      throw new NotTaken(
          "it answered %d: check perennial.alerts.webhook; was it revoked?".formatted(status));
    }
  }

  /** The three characters that would begin a link or a mention. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
