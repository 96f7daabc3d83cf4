package io.perennial.sandbox.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginHttpTest extends SalesforceTestCase {

  private static final KeyPair KEYS = keys();

  private final Client anonymous = client.at("");

  @Override
  SalesforceOptions options() {
    return SalesforceOptions.defaults().jwtKey(KEYS.getPublic());
  }

  @Test
  void token_carriesInstanceAndIdentity() {
    SalesforceUser user = salesforce.integration();
    JsonNode token = token(credentials(user.clientId(), user.clientSecret())).json();

    assertThat(token.path("instance_url").asText()).isEqualTo(salesforce.url().toString());
    assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(token.path("issued_at").asText()).isEqualTo(String.valueOf(NOW.toEpochMilli()));
    assertThat(token.path("access_token").asText())
        .startsWith(salesforce.organizationId().substring(0, 15) + "!");
    assertThat(token.path("id").asText())
        .isEqualTo(
            "%s/id/%s/%s".formatted(salesforce.url(), salesforce.organizationId(), user.id()));
    assertThat(salesforce.organizationId()).hasSize(18).startsWith("00D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grant_type=client_credentials&client_id=x&client_secret=y | invalid_client_id",
        "grant_type=client_credentials | invalid_client_id",
        "grant_type=password&username=a&password=b | invalid_grant",
        "grant_type=refresh_token&refresh_token=x | invalid_grant",
        "grant_type=magic | unsupported_grant_type",
        "nothing=1 | unsupported_grant_type"
      })
  void otherGrants_areRefusedWithAnObject(String form, String error) {
    Client.Reply reply = token(form);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asText()).isEqualTo(error);
    assertThat(reply.json().path("error_description").asText()).isNotEmpty();
  }

  @Test
  void wrongSecret_isRefused() {
    assertThat(
            token(credentials(salesforce.integration().clientId(), "wrong"))
                .json()
                .path("error")
                .asText())
        .isEqualTo("invalid_client");
  }

  @Test
  void jwt_isAcceptedWhenSignedForUsNow() {
    Client.Reply reply = jwt(salesforce.url().toString(), NOW.getEpochSecond() + 180, KEYS);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("id").asText()).endsWith(salesforce.integration().id());
    assertThat(jwt("https://login.salesforce.com", NOW.getEpochSecond() + 1, KEYS).status())
        .isEqualTo(200);
  }

  @Test
  void jwt_isRefusedWithForeignSignatureAudienceOrTime() {
    long soon = NOW.getEpochSecond() + 180;

    assertThat(description(jwt(salesforce.url().toString(), soon, keys())))
        .isEqualTo("invalid assertion");
    assertThat(description(jwt("https://elsewhere.example", soon, KEYS)))
        .isEqualTo("audience is invalid");
    assertThat(description(jwt(salesforce.url().toString(), NOW.getEpochSecond(), KEYS)))
        .isEqualTo("expired authorization code");
    assertThat(description(token(form("not.a.token")))).isEqualTo("invalid assertion");
  }

  @Test
  void expiredToken_isAnsweredFourZeroOneUntilTheNextLogin() {
    salesforce.expireTokens();

    Client.Reply reply = client.get("/limits");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text())
        .isEqualTo(
            "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
    assertThat(Client.login(salesforce, salesforce.integration()).get("/limits").status())
        .isEqualTo(200);
  }

  @Test
  void revoke_endsOneSession() {
    SalesforceUser user = salesforce.integration();
    String token =
        token(credentials(user.clientId(), user.clientSecret()))
            .json()
            .path("access_token")
            .asText();

    assertThat(anonymous.get("/services/oauth2/revoke?token=" + Client.encode(token)).status())
        .isEqualTo(200);
    assertThat(anonymous.form("/services/oauth2/revoke", "token=" + token).status()).isEqualTo(400);
    assertThat(client.get("/limits").status()).isEqualTo(200);
  }

  @Test
  void userInfo_saysWhoAndWhere() {
    JsonNode info = anonymous.get("/services/oauth2/userinfo").json();

    assertThat(info.path("organization_id").asText()).isEqualTo(salesforce.organizationId());
    assertThat(info.path("user_id").asText()).isEqualTo(salesforce.integration().id());
    String identity = client.get("").json().path("identity").asText();
    assertThat(anonymous.get(identity.substring(salesforce.url().toString().length())).json())
        .isEqualTo(info);
    salesforce.expireTokens();
    assertThat(anonymous.get("/services/oauth2/userinfo").status()).isEqualTo(403);
  }

  private Client.Reply jwt(String audience, long expires, KeyPair keys) {
    SalesforceUser user = salesforce.integration();
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
            .formatted(user.clientId(), user.username(), audience, expires);
    String text =
        base64("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return token(form(text + "." + base64(signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String form(String assertion) {
    return "grant_type="
        + Client.encode("urn:ietf:params:oauth:grant-type:jwt-bearer")
        + "&assertion="
        + assertion;
  }

  private static String credentials(String id, String secret) {
    return "grant_type=client_credentials&format=json&client_id=%s&client_secret=%s"
        .formatted(id, secret);
  }

  private Client.Reply token(String form) {
    return anonymous.form("/services/oauth2/token", form);
  }

  private static String description(Client.Reply reply) {
    return reply.json().path("error_description").asText();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
