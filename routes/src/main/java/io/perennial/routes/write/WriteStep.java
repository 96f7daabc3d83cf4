package io.perennial.routes.write;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Acknowledged;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.connector.target.WriteOutcome.RefusedTogether;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.WriteLedger;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.ledger.WriteLedger.Unknown;
import io.perennial.routes.write.task.ArrivedTasks;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Phase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of a write-back route. Stateless: the {@link Write} travels in the exchange. */
@Component
final class WriteStep {

  /** The batch itself, questions for the job's outcome, and a reading back. */
  static final int CALLS_OF_A_BATCH = 5;

  private final WriteLedger ledger;
  private final NextBatch nextBatch;
  private final Clock clock;

  WriteStep(WriteLedger ledger, NextBatch nextBatch, Clock clock) {
    this.ledger = ledger;
    this.nextBatch = nextBatch;
    this.clock = clock;
  }

  void resolveUnknown(Exchange exchange) {
    resolve(write(exchange));
  }

  /**
   * Reads back what was under way when its process ended, or when its answer was lost.
   *
   * @return the keys of the records that turned out to be written
   */
  Set<String> resolve(Write write) {
    List<Unknown> unknown = ledger.unknown(write.target());
    if (unknown.isEmpty()) {
      return Set.of();
    }
    SortedSet<String> fields = new TreeSet<>();
    unknown.forEach(each -> fields.addAll(each.fields().keySet()));
    fields.retainAll(write.form().readable());
    List<String> ids = unknown.stream().map(Unknown::recordId).distinct().toList();
    Map<String, TargetRecord> found = new HashMap<>();
    write.writer().drain();
    for (TargetRecord record : write.writer().readBack(write.target().object(), ids, fields)) {
      found.put(
          record.id(),
          new TargetRecord(record.id(), write.form().takeFrom(new HashMap<>(record.values()))));
    }
    Map<String, TargetRecord> held =
        write.tasks().isPresent() ? ArrivedTasks.of(unknown, found) : found;
    List<Unknown> arrived =
        ledger.resolve(write.lease(), write.target(), unknown, held, clock.instant());
    int ours = (int) unknown.stream().filter(each -> each.run() == write.turn().run()).count();
    WriteFindings.count(
        write,
        new Written(unknown.size() - ours, arrived.size(), unknown.size() - arrived.size(), -ours));
    return arrived.stream().map(Unknown::recordId).collect(Collectors.toSet());
  }

  boolean morePending(Exchange exchange) {
    return write(exchange).more();
  }

  void intend(Exchange exchange) {
    Write write = write(exchange);
    write.connected().meter().gate().roomToWrite(CALLS_OF_A_BATCH);
    Intent next = nextBatch.of(write);
    write.intended(next);
    if (next.changes().isEmpty()) {
      leave(write);
    }
  }

  /** What may pass, and has not in this turn. */
  private static void leave(Write write) {
    for (Retries.Waiting left : write.retries().left()) {
      refused(write, left.change().id(), left.refusal());
      WriteFindings.count(write, new Written(1, 0, 1, 0));
    }
  }

  private static void refused(Write write, String id, Refused refusal) {
    String mend = WriteFindings.refused(write, id, refusal);
    write.intending().ifPresent(other -> other.left(List.of(id), mend));
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
    } catch (ConnectorException failure) {
      stumbled(write, intent, failure);
    } finally {
      write.turn().findings().spent(Phase.WRITE, System.nanoTime() - start);
    }
  }

  /** Where it may be one record's fault, what did not arrive is sent again in halves. */
  private void stumbled(Write write, Intent intent, ConnectorException failure) {
    boolean contents = failure.kind() == FailureKind.PARK;
    if (contents && intent.changes().size() == 1) {
      write.sent(List.of(refusal(failure)));
      return;
    }
    int size = intent.changes().size();
    WriteFindings.count(write, new Written(size, 0, 0, size));
    if (!contents) {
      throw failure;
    }
    Set<String> arrived = resolve(write);
    write.intending().ifPresent(other -> other.arrived(arrived));
    List<String> left =
        intent.changes().stream().map(Change::id).filter(id -> !arrived.contains(id)).toList();
    WriteFindings.count(write, new Written(-left.size(), 0, -left.size(), 0)); // not at their end
    told(write, left, false, failure.code(), String.valueOf(failure.getMessage()));
  }

  private static Refused refusal(ConnectorException failure) {
    return new Refused(
        new Diagnosis(
            FailureClass.PERMANENT,
            "The record is refused even when it travels alone.",
            failure.mend()),
        failure.code(),
        String.valueOf(failure.getMessage()),
        failure.requestId());
  }

  void settle(Exchange exchange) {
    Write write = write(exchange);
    List<WriteOutcome> outcomes = write.outcomes();
    if (outcomes.isEmpty()) {
      return;
    }
    Intent intent = write.intent();
    if (write.intending().isPresent()) {
      ledger.settlePutBack(write.lease(), write.target(), intent, outcomes, clock.instant());
    } else {
      ledger.settle(write.lease(), write.target(), intent, outcomes, clock.instant());
    }
    List<String> arrived = new ArrayList<>();
    List<String> together = new ArrayList<>();
    String code = "";
    String words = "";
    int refused = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      Change change = intent.changes().get(i);
      write.retries().forget(change.id());
      if (outcomes.get(i) instanceof Acknowledged) {
        arrived.add(change.id());
      } else if (outcomes.get(i) instanceof RefusedTogether many) {
        together.add(change.id());
        code = many.refusal().code();
        words = many.refusal().message();
      } else if (outcomes.get(i) instanceof Refused refusal
          && !write.retries().take(change, refusal)) {
        refused(write, change.id(), refusal);
        refused++;
      }
    }
    write.intending().ifPresent(other -> other.arrived(arrived));
    WriteFindings.count(write, new Written(arrived.size() + refused, arrived.size(), refused, 0));
    told(write, together, outcomes.size() == 1 && refused == 1, code, words);
  }

  private static void told(
      Write write, List<String> together, boolean alone, String code, String words) {
    write.halving().told(together, alone);
    List<String> left = write.halving().givenUp();
    if (left.isEmpty()) {
      return;
    }
    String mend = WriteFindings.givenUp(write, left, code, words);
    if (write.intending().filter(other -> other.givenUp(left, mend)).isEmpty()) {
      leave(write);
      write.stop();
    }
  }

  private static Write write(Exchange exchange) {
    return exchange.getMessage().getBody(Write.class);
  }
}
