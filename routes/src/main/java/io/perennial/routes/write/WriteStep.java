package io.perennial.routes.write;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.ledger.WriteLedger;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.ledger.WriteLedger.Unknown;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Phase;
import io.perennial.turn.Problem;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of a write-back route. Stateless: the {@link Write} travels in the exchange. */
@Component
final class WriteStep {

  private final WriteLedger ledger;
  private final Clock clock;

  WriteStep(WriteLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  void resolveUnknown(Exchange exchange) {
    Write write = write(exchange);
    resolve(write);
  }

  /** Reads back what was under way when its process ended, or when its answer was lost. */
  void resolve(Write write) {
    List<Unknown> unknown = ledger.unknown(write.target());
    if (unknown.isEmpty()) {
      return;
    }
    SortedSet<String> fields = new TreeSet<>();
    unknown.forEach(each -> fields.addAll(each.fields().keySet()));
    fields.retainAll(write.form().readable());
    List<String> ids = unknown.stream().map(Unknown::recordId).distinct().toList();
    Map<String, TargetRecord> found = new HashMap<>();
    for (TargetRecord record : write.writer().readBack(write.target().object(), ids, fields)) {
      found.put(
          record.id(),
          new TargetRecord(record.id(), write.form().takeFrom(new HashMap<>(record.values()))));
    }
    int arrived =
        ledger.resolve(write.lease(), write.target(), unknown, found, clock.instant()).size();
    int ours = (int) unknown.stream().filter(each -> each.run() == write.turn().run()).count();
    count(write, new Written(unknown.size() - ours, arrived, unknown.size() - arrived, -ours));
  }

  boolean morePending(Exchange exchange) {
    return write(exchange).more();
  }

  void intend(Exchange exchange) {
    Write write = write(exchange);
    write.intended(
        write
            .intending()
            .map(other -> other.next(write, clock.instant()))
            .orElseGet(
                () ->
                    ledger.intend(
                        write.lease(),
                        write.target(),
                        write.turn().run(),
                        write.writer().batchSize(write.target().object()),
                        clock.instant())));
  }

  void send(Exchange exchange) {
    Write write = write(exchange);
    if (!write.more()) {
      return;
    }
    Intent intent = write.intent();
    long start = System.nanoTime();
    try {
      write.sent(
          write
              .writer()
              .write(new WriteBatch(intent.id(), write.target().object(), intent.updates())));
    } catch (ConnectorException lost) {
      count(write, new Written(intent.changes().size(), 0, 0, intent.changes().size()));
      throw lost;
    } finally {
      write.turn().findings().spent(Phase.WRITE, System.nanoTime() - start);
    }
  }

  void settle(Exchange exchange) {
    Write write = write(exchange);
    if (!write.more()) {
      return;
    }
    Intent intent = write.intent();
    List<WriteOutcome> outcomes = write.outcomes();
    ledger.settle(write.lease(), write.target(), intent, outcomes, clock.instant());
    int refused = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Refused refusal) {
        refused++;
        note(write, intent.changes().get(i).id(), refusal);
      }
    }
    count(write, new Written(outcomes.size(), outcomes.size() - refused, refused, 0));
  }

  private static void note(Write write, String id, Refused refusal) {
    write
        .turn()
        .findings()
        .problem(
            new Problem(
                write.connected().name().value(),
                write.target().object(),
                id,
                refusal.code(),
                refusal.message(),
                refusal.passing()
                    ? "nothing to do: it is sent again in the next turn"
                    : "mend what the message names; it is sent again when the record or our values"
                        + " change"));
  }

  private static void count(Write write, Written written) {
    write.turn().findings().of(write.connected().name()).written(write.target().object(), written);
  }

  private static Write write(Exchange exchange) {
    return exchange.getMessage().getBody(Write.class);
  }
}
