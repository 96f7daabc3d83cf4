package io.perennial.sandbox.salesforce.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Checks the signed assertion of the JWT bearer flow. */
final class JwtBearer {

  private static final String INVALID_GRANT = "invalid_grant";
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final List<String> AUDIENCES =
      List.of("https://login.salesforce.com", "https://test.salesforce.com");

  private final Sessions sessions;
  private final Optional<PublicKey> key;

  JwtBearer(Sessions sessions, Optional<PublicKey> key) {
    this.sessions = sessions;
    this.key = key;
  }

  /**
   * The user that the assertion speaks for.
   *
   * @param ownUrl an audience that is accepted beside Salesforce's login hosts
   */
  SalesforceUser user(String assertion, String ownUrl, Instant now) {
    String[] parts = assertion.split("\\.");
    if (parts.length != 3 || !signed(parts)) {
      throw new OAuthProblem(INVALID_GRANT, "invalid assertion");
    }
    JsonNode claims = claims(parts[1]);
    if (sessions.byClient(claims.path("iss").asText()).isEmpty()) {
      throw new OAuthProblem("invalid_client_id", "client identifier invalid");
    }
    String audience = claims.path("aud").asText();
    if (!AUDIENCES.contains(audience) && !audience.equals(ownUrl)) {
      throw new OAuthProblem(INVALID_GRANT, "audience is invalid");
    }
    Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
    if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
      throw new OAuthProblem(INVALID_GRANT, "expired authorization code");
    }
    return sessions
        .byUsername(claims.path("sub").asText())
        .orElseThrow(() -> new OAuthProblem(INVALID_GRANT, "user hasn't approved this consumer"));
  }

  private boolean signed(String[] parts) {
    if (key.isEmpty()) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key.get());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static JsonNode claims(String part) {
    try {
      return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new OAuthProblem(INVALID_GRANT, "invalid assertion");
    }
  }
}
