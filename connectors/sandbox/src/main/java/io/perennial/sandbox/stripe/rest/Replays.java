package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Remembers the answers to calls with an idempotency key, so that a repeat does nothing. */
final class Replays {

  private static final int KEPT = 10_000;

  private final Map<String, Kept> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > KEPT;
        }
      };

  private record Kept(String request, Answer answer) {}

  synchronized Answer around(Call call, Supplier<Answer> work) {
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isEmpty() || !call.method().equals("POST")) {
      return work.get();
    }
    String request = call.path() + "?" + call.body();
    Kept kept = answers.get(key.get());
    if (kept == null) {
      Answer answer = work.get(); // a refusal leaves here and is not kept: it did nothing
      answers.put(key.get(), new Kept(request, answer));
      return answer.with("Idempotency-Key", key.get());
    }
    if (!kept.request().equals(request)) {
      throw Refusal.otherParameters(key.get());
    }
    return kept.answer().with("Idempotency-Key", key.get()).with("Idempotent-Replayed", "true");
  }
}
