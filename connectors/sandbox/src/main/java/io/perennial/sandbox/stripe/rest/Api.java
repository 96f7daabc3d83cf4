package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Handler;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.stripe.account.Account;
import io.perennial.sandbox.stripe.account.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The door of the API: key, permission, rate, repeats; then the resource; refusals on the way out.
 */
public final class Api implements Handler {

  /** The API version in which all objects are shown. */
  public static final String VERSION = "2026-07-29.dahlia";

  private final Account account;
  private final Keys keys;
  private final RateLimit rate;
  private final Router<Door> doors;
  private final Replays replays = new Replays();
  private final AtomicLong requests = new AtomicLong();

  public Api(Account account, Keys keys, RateLimit rate, Router<Door> doors) {
    this.account = account;
    this.keys = keys;
    this.rate = rate;
    this.doors = doors;
  }

  @Override
  public String kind(Call call) {
    return call.method() + " " + doors.find(call).map(Router.Match::template).orElse("(unknown)");
  }

  @Override
  public Answer answer(Call call) {
    Answer answer;
    try {
      answer = run(call);
    } catch (Refusal refusal) {
      answer = refusal.answer();
      if (answer.status() == 429) {
        answer = answer.with("Stripe-Rate-Limited-Reason", "global-rate");
      }
    }
    return answer
        .with("Request-Id", "req_%014d".formatted(requests.incrementAndGet()))
        .with("Stripe-Version", VERSION);
  }

  private Answer run(Call call) {
    String key = key(call).orElseThrow(Refusal::noKey);
    Router.Match<Door> match =
        doors.find(call).orElseThrow(() -> Refusal.unknownPath(call.method(), call.path()));
    boolean allowed =
        keys.allows(key, match.target().needed()).orElseThrow(() -> Refusal.wrongKey(key));
    if (!allowed) {
      throw Refusal.forbidden(key, account.id(), match.target().needed());
    }
    if (!rate.take()) {
      throw Refusal.rateLimit();
    }
    return replays.around(call, () -> match.target().resource().apply(new Request(call, match)));
  }

  private static Optional<String> key(Call call) {
    return call.header("Authorization")
        .map(
            header ->
                header.startsWith("Basic ")
                    ? new String(
                            Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8)
                        .replace(":", "")
                    : header.replaceFirst("^Bearer ", ""))
        .map(String::strip)
        .filter(key -> !key.isEmpty());
  }
}
