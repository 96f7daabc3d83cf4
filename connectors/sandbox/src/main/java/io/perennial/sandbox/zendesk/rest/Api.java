package io.perennial.sandbox.zendesk.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.login.Logins;
import io.perennial.sandbox.zendesk.login.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Login, limits, the path's resource; errors on the way out. */
public final class Api implements Handler {

  /** Where the resources begin. */
  public static final String BASE = "/api/v2";

  private static final String LOGIN = "/oauth/tokens";

  private final Router<Resource> resources;
  private final Tokens tokens;
  private final Logins logins;
  private final Gate gate;
  private final Runnable passing;

  /**
   * The API.
   *
   * @param passing what gets on with each call of a member
   */
  public Api(Router<Resource> resources, Tokens tokens, Gate gate, Runnable passing) {
    this.resources = resources;
    this.tokens = tokens;
    this.logins = new Logins(tokens);
    this.gate = gate;
    this.passing = passing;
  }

  @Override
  public String kind(Call call) {
    Call plain = withoutSuffix(call);
    String template =
        plain.path().equals(LOGIN)
            ? LOGIN
            : resources.find(plain).map(Router.Match::template).orElse("(unknown)");
    return call.method() + " " + template;
  }

  @Override
  public Answer answer(Call sent) {
    Call call = withoutSuffix(sent);
    Answer answer =
        call.method().equals("POST") && call.path().equals(LOGIN)
            ? logins.token(call)
            : resource(call);
    return answer.with("X-Request-Id", UUID.randomUUID().toString());
  }

  private Answer resource(Call call) {
    Optional<Member> member = tokens.member(call);
    if (member.isEmpty()) {
      return unauthenticated(call);
    }
    passing.run();
    Optional<Router.Match<Resource>> match = resources.find(call);
    if (match.isEmpty()) {
      return Answer.json(404, Map.of("error", "InvalidEndpoint", "description", "Not found"));
    }
    Router.Match<Resource> found = match.get();
    Gate.Pass pass = gate.take(call.method() + " " + found.template());
    Answer answer;
    try {
      gate.check(pass, member.get(), found.parameters().getOrDefault("id", ""));
      answer = found.target().answer(new Request(call, found, member.get()));
    } catch (ApiException refused) {
      answer = refused.answer();
    }
    return pass.mark(answer);
  }

  private static Answer unauthenticated(Call call) {
    boolean bearer = call.header("Authorization").orElse("").startsWith("Bearer ");
    return bearer
        ? Answer.json(
            401,
            Map.of(
                "error",
                "invalid_token",
                "error_description",
                "The access token provided is expired, revoked, malformed or invalid for other"
                    + " reasons."))
        : Answer.json(401, Map.of("error", "Couldn't authenticate you"));
  }

  /** Every path may end in {@code .json}. */
  private static Call withoutSuffix(Call call) {
    String path = call.path();
    return path.endsWith(".json")
        ? new Call(
            call.method(),
            path.substring(0, path.length() - ".json".length()),
            call.query(),
            call.headers(),
            call.body())
        : call;
  }
}
