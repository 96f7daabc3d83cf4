package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.zendesk.account.Member;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TokenHttpTest extends ZendeskTestCase {

  @Test
  void refresh_givesANewPairAndKillsTheOldOne() {
    JsonNode old = token("client_credentials", "").json();

    JsonNode fresh = token("refresh_token", refresh(old)).json();

    assertThat(me(old)).isEqualTo(401);
    assertThat(me(fresh)).isEqualTo(200);
    assertThat(token("refresh_token", refresh(old)).error()).isEqualTo("invalid_grant");
    assertThat(token("refresh_token", refresh(fresh)).status()).isEqualTo(200);
  }

  @Test
  void accessToken_endsAfterItsLife() {
    JsonNode token = token("client_credentials", "").json();
    pass(Duration.ofSeconds(token.path("expires_in").asLong() - 1));
    assertThat(me(token)).isEqualTo(200);

    pass(Duration.ofSeconds(1));

    assertThat(me(token)).isEqualTo(401);
    assertThat(token("refresh_token", refresh(token)).status()).isEqualTo(200);
  }

  @Test
  void code_isGoodForOneExchange() {
    String code = zendesk.tokens().authorize(zendesk.integration());

    assertThat(token("authorization_code", code).status()).isEqualTo(200);
    assertThat(token("authorization_code", code).status()).isEqualTo(400);
  }

  @Test
  void wrongSecret_isRefused() {
    Caller.Reply reply =
        anonymous()
            .send(
                "POST",
                "/oauth/tokens",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"integration_client\","
                    + "\"client_secret\":\"wrong\"}");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error()).isEqualTo("invalid_client");
  }

  @Test
  void apiToken_logsInByBasic() {
    String login = zendesk.integration().email() + "/token:" + zendesk.tokens().apiToken();

    assertThat(basic(login).get("/users/me.json").json().path("user").path("role").asText())
        .isEqualTo("admin");
    assertThat(basic(login + "x").get("/users/me.json").error())
        .isEqualTo("Couldn't authenticate you");
    assertThat(anonymous().get("/users/me").status()).isEqualTo(401);
  }

  private Caller.Reply token(String grant, String value) {
    Member member = zendesk.integration();
    return anonymous()
        .send(
            "POST",
            "/oauth/tokens",
            ("{\"grant_type\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"%s\","
                    + "\"refresh_token\":\"%s\",\"code\":\"%s\"}")
                .formatted(grant, member.clientId(), member.clientSecret(), value, value));
  }

  private static String refresh(JsonNode token) {
    return token.path("refresh_token").asText();
  }

  private int me(JsonNode token) {
    return new Caller(zendesk.url(), "Bearer " + token.path("access_token").asText())
        .get("/users/me.json")
        .status();
  }

  private Caller basic(String login) {
    return new Caller(
        zendesk.url(),
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  private Caller anonymous() {
    return new Caller(zendesk.url(), "");
  }
}
