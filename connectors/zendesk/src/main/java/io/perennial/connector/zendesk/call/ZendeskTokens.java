package io.perennial.connector.zendesk.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.CallMeter;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.TokenVault;
import io.perennial.connector.zendesk.call.ZendeskSettings.ApiToken;
import io.perennial.connector.zendesk.call.ZendeskSettings.Credentials;
import io.perennial.connector.zendesk.call.ZendeskSettings.FixedToken;
import io.perennial.connector.zendesk.call.ZendeskSettings.Login;
import io.perennial.connector.zendesk.json.ZendeskJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the Authorization header.
 *
 * <p>Zendesk's tokens rotate: a refresh gives a new pair and kills the old one. It therefore
 * happens under the vault's lock, and a new pair is stored before it is used. If a pair is lost all
 * the same, the client's credentials give another.
 */
final class ZendeskTokens {

  /** A token that ends sooner than this is not worth a call. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final ConnectionName connection;
  private final Login login;
  private final HttpLink link;
  private final ZendeskErrors errors;
  private final CallMeter meter;
  private final TokenVault vault;
  private final Clock clock;
  private volatile @Nullable Pair current;

  ZendeskTokens(
      ZendeskSettings settings,
      HttpLink link,
      ZendeskErrors errors,
      CallMeter meter,
      TokenVault vault,
      Clock clock) {
    this.connection = settings.connection();
    this.login = settings.login();
    this.link = link;
    this.errors = errors;
    this.meter = meter;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * The header for the next call; logs in or refreshes if there is no token that lasts.
   *
   * @throws ConnectorException if the login is refused or fails
   */
  String authorization() {
    if (login instanceof FixedToken fixed) {
      return "Bearer " + fixed.token();
    }
    if (login instanceof ApiToken api) {
      String text = api.email() + "/token:" + api.token();
      return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
    Pair pair = current;
    if (pair == null) {
      pair = vault.load(connection).flatMap(Pair::parse).orElse(null);
    }
    if (pair == null || !lasts(pair)) {
      return renewed(pair == null ? "" : pair.header());
    }
    current = pair;
    return pair.header();
  }

  /** Replaces what was answered with 401; false if there is nothing to replace it by. */
  boolean renew(String refused) {
    if (!(login instanceof Credentials)) {
      return false;
    }
    renewed(refused);
    return true;
  }

  private String renewed(String refused) {
    String kept =
        vault.refresh(
            connection,
            before -> {
              Optional<Pair> pair = before.flatMap(Pair::parse);
              boolean newer = pair.filter(this::lasts).isPresent() && !same(pair.get(), refused);
              return newer ? before.orElseThrow() : obtain(pair).text();
            });
    Pair pair = Pair.parse(kept).orElseThrow(() -> errors.malformed("no token was kept"));
    current = pair;
    return pair.header();
  }

  private static boolean same(Pair pair, String refused) {
    return pair.header().equals(refused);
  }

  private boolean lasts(Pair pair) {
    return clock.instant().plus(MARGIN).isBefore(pair.expires());
  }

  private Pair obtain(Optional<Pair> old) {
    if (old.isPresent() && !old.get().refresh().isEmpty()) {
      try {
        return ask("refresh_token", old.get().refresh());
      } catch (ConnectorException refused) {
        if (refused.kind() != FailureKind.PAUSE) {
          throw refused;
        }
        // spent or taken back: the credentials below are good for another pair
      }
    }
    return ask("client_credentials", "");
  }

  private Pair ask(String grant, String refresh) {
    Credentials credentials = (Credentials) login;
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", grant);
    body.put("client_id", credentials.clientId());
    body.put("client_secret", credentials.clientSecret());
    body.put("scope", "read write");
    if (!refresh.isEmpty()) {
      body.put("refresh_token", refresh);
    }
    meter.called();
    try {
      HttpLink.Reply reply =
          link.send("POST", "/oauth/tokens", "", Optional.of(ZendeskJson.write(body)));
      if (reply.status() >= 300) {
        throw errors.ofLogin(
            reply.status(), reply.headers().firstValue("Retry-After"), reply.body());
      }
      return pair(ZendeskJson.read(reply.body()));
    } catch (JsonProcessingException malformed) {
      // without its cause, which quotes the tokens
      throw errors.malformed("the login's answer is no complete JSON");
    } catch (IOException unreachable) {
      throw errors.unreachable(unreachable);
    }
  }

  private Pair pair(JsonNode json) {
    String access = json.path("access_token").asText("");
    if (access.isEmpty()) {
      throw errors.malformed("the login's answer has no access_token");
    }
    Instant expires =
        json.path("expires_in").isNumber()
            ? clock.instant().plusSeconds(json.path("expires_in").asLong())
            : Instant.MAX;
    return new Pair(access, json.path("refresh_token").asText(""), expires);
  }

  /** Both tokens as they are kept, and when the first one ends. */
  private record Pair(String access, String refresh, Instant expires) {

    static Optional<Pair> parse(String text) {
      String[] words = text.split(" ", -1);
      return words.length == 3
          ? Optional.of(new Pair(words[0], words[1], Instant.parse(words[2])))
          : Optional.empty();
    }

    String text() {
      return access + " " + refresh + " " + expires;
    }

    String header() {
      return "Bearer " + access;
    }

    @Override
    public String toString() {
      return "Pair[expires=%s]".formatted(expires);
    }
  }
}
