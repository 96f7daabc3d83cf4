package io.perennial.sandbox.zendesk.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.zendesk.account.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /oauth/tokens}: credentials, a code or a refresh token for a pair of tokens. */
public final class Logins {

  private final Tokens tokens;

  public Logins(Tokens tokens) {
    this.tokens = tokens;
  }

  public Answer token(Call call) {
    Function<String, String> field = fields(call);
    Optional<Member> client = tokens.client(field.apply("client_id"), field.apply("client_secret"));
    if (client.isEmpty()) {
      return problem(
          401,
          "invalid_client",
          "Client authentication failed due to unknown client, no client authentication included,"
              + " or unsupported authentication method.");
    }
    return switch (field.apply("grant_type")) {
      case "client_credentials" -> granted(field, tokens.grant(client.get()));
      case "refresh_token" ->
          tokens
              .refresh(field.apply("refresh_token"))
              .map(grant -> granted(field, grant))
              .orElseGet(Logins::invalidGrant);
      case "authorization_code" ->
          tokens
              .redeem(field.apply("code"))
              .map(member -> granted(field, tokens.grant(member)))
              .orElseGet(Logins::invalidGrant);
      default ->
          problem(
              400,
              "unsupported_grant_type",
              "The authorization grant type is not supported by the authorization server.");
    };
  }

  private Answer granted(Function<String, String> field, Tokens.Grant grant) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", grant.access());
    body.put("refresh_token", grant.refresh());
    body.put("token_type", "bearer");
    body.put("scope", field.apply("scope").isEmpty() ? "read write" : field.apply("scope"));
    body.put("expires_in", tokens.life().toSeconds());
    body.put("refresh_token_expires_in", 2_592_000);
    return Answer.json(200, body);
  }

  private static Answer invalidGrant() {
    return problem(
        400,
        "invalid_grant",
        "The provided authorization grant is invalid, expired, revoked, does not match the"
            + " redirection URI used in the authorization request, or was issued to another"
            + " client.");
  }

  private static Answer problem(int status, String error, String description) {
    return Answer.json(status, Map.of("error", error, "error_description", description));
  }

  private static Function<String, String> fields(Call call) {
    if (call.header("Content-Type").orElse("").contains("json")) {
      JsonNode json = Json.read(call.body().isBlank() ? "{}" : call.body());
      return name -> json.path(name).asText("");
    }
    Map<String, List<String>> form = call.form();
    return name -> form.getOrDefault(name, List.of("")).get(0);
  }
}
