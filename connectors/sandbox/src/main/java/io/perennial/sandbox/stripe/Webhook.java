package io.perennial.sandbox.stripe;

import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.stripe.account.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An endpoint that Stripe tells of events: the caller says which events arrive, how often and in
 * which order.
 */
public final class Webhook {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Account account;
  private final URI url;
  private final String secret;

  Webhook(Account account, URI url, String secret) {
    this.account = account;
    this.url = url;
    this.secret = secret;
    if (!loopback(url)) {
      throw new IllegalArgumentException("a look-alike calls nobody but loopback, not " + url);
    }
  }

  /**
   * Delivers events one after the other; name one twice for a duplicate.
   *
   * @return the statuses that the endpoint answered
   */
  public List<Integer> deliver(String... eventIds) {
    List<Integer> statuses = new ArrayList<>();
    for (String id : eventIds) {
      int status = post(payload(id));
      account.events().delivered(id, status >= 200 && status < 300);
      statuses.add(status);
    }
    return statuses;
  }

  /** Delivers one event; true if it was taken. */
  boolean take(String event) {
    try {
      int status = deliver(event).get(0);
      return status >= 200 && status < 300;
    } catch (UncheckedIOException unreachable) {
      return false;
    }
  }

  /** The body that is sent for an event. */
  public String payload(String eventId) {
    return Json.write(account.events().json(eventId));
  }

  /** The header {@code Stripe-Signature} of a body that is sent now. */
  public String signature(String payload) {
    long now = account.now().getEpochSecond();
    return "t=%d,v1=%s".formatted(now, hash(now + "." + payload));
  }

  private int post(String payload) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("Stripe-Signature", signature(payload))
            .POST(BodyPublishers.ofString(payload))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while delivering", stopped);
    }
  }

  private String hash(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  private static boolean loopback(URI url) {
    try {
      return InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (IOException unknown) {
      return false;
    }
  }
}
