package io.perennial.chaos;

import io.perennial.chaos.Mischief.Trouble;
import io.perennial.sandbox.engine.Journal.Exchange;
import io.perennial.testing.ThreeSystems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts troubles that lie in wait at the vendors when the program is told of them: what was only
 * planned, or was answered to nobody, has struck nobody.
 */
final class Answered {

  private static final List<Sign> SALESFORCE =
      List.of(
          new Sign(Trouble.EXPIRED_TOKENS, "INVALID_SESSION_ID"),
          new Sign(Trouble.LOCKED_ROW, "UNABLE_TO_LOCK_ROW"),
          new Sign(Trouble.CLOSED_RECORD, "INSUFFICIENT_ACCESS_OR_READONLY"),
          new Sign(Trouble.SPOILED_BATCH, "JSON_PARSER_ERROR"));
  private static final List<Sign> ZENDESK =
      List.of(
          new Sign(Trouble.EXPIRED_TOKENS, "\"invalid_token\""),
          new Sign(Trouble.LOCKED_ROW, "UpdateConflict"),
          new Sign(Trouble.FAILED_JOB, "\"status\":\"failed\""),
          new Sign(Trouble.KILLED_JOB, "\"status\":\"killed\""));

  private final Map<Trouble, Integer> struck = new EnumMap<>(Trouble.class);

  /** What an answer holds that tells of the trouble. */
  private record Sign(Trouble trouble, String text) {}

  Answered(ThreeSystems systems) {
    systems.salesforce().journal().listen(exchange -> look(exchange, SALESFORCE));
    systems.zendesk().journal().listen(exchange -> look(exchange, ZENDESK));
  }

  private synchronized void look(Exchange exchange, List<Sign> signs) {
    if (exchange.answer().lost()) {
      return;
    }
    for (Sign sign : signs) {
      if (exchange.answer().body().contains(sign.text())) {
        struck.merge(sign.trouble(), 1, Integer::sum);
      }
    }
  }

  /** Adds what has struck since the last time. */
  synchronized void countInto(Map<Trouble, Integer> all) {
    struck.forEach((trouble, times) -> all.merge(trouble, times, Integer::sum));
    struck.clear();
  }
}
