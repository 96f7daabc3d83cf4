package io.perennial.routes.write;

import io.perennial.connector.target.TargetRecord;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.ledger.Policies;
import io.perennial.ledger.TargetValues;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.TargetValues.Portion;
import io.perennial.ledger.WriteLedger;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.store.Cursors;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Looks at fields before they are written where a person is to be asked and this turn has not read
 * the records: turns about events read only what they name, and where calls are short, writing goes
 * on after reading has ended. Whose value wins otherwise does not depend on it.
 */
@Component
final class Looking {

  private final Policies policies;
  private final Cursors cursors;
  private final TargetValues values;
  private final WriteLedger ledger;
  private final Clock clock;

  Looking(
      Policies policies, Cursors cursors, TargetValues values, WriteLedger ledger, Clock clock) {
    this.policies = policies;
    this.cursors = cursors;
    this.values = values;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Commits the next intent, of records that have been looked at where that matters. */
  Intent intend(Write write, Portion portion) {
    SortedSet<String> fields = asked(write);
    if (fields.isEmpty() || wasRead(write)) {
      return ledger.intend(write.lease(), write.target(), portion, clock.instant());
    }
    while (true) { // what turns out to be left to people is pending no more
      List<Change> next = values.pending(write.target(), portion, clock.instant());
      look(write, next, fields);
      Intent intent =
          ledger.again(
              write.lease(),
              write.target(),
              write.turn().run(),
              next.stream().map(Change::id).toList(),
              clock.instant());
      if (next.isEmpty() || !intent.changes().isEmpty()) {
        return intent;
      }
    }
  }

  private SortedSet<String> asked(Write write) {
    SortedSet<String> fields = new TreeSet<>();
    policies
        .of(write.target().connection(), write.target().object())
        .forEach(
            (field, why) -> {
              if (why == Why.ASK) {
                fields.add(field);
              }
            });
    fields.retainAll(write.form().readable());
    return fields;
  }

  private boolean wasRead(Write write) {
    Instant read = cursors.freshness().getOrDefault(write.target().key(), Instant.MIN);
    return !write.turn().request().hooks() && !read.isBefore(write.turn().now());
  }

  private void look(Write write, List<Change> changes, SortedSet<String> fields) {
    List<String> ids =
        changes.stream()
            .filter(change -> !Collections.disjoint(change.update().values().keySet(), fields))
            .map(Change::id)
            .toList();
    if (ids.isEmpty()) {
      return;
    }
    List<TargetRecord> found =
        write.writer().readBack(write.target().object(), ids, fields).stream()
            .map(
                record ->
                    new TargetRecord(
                        record.id(), write.form().takeFrom(new HashMap<>(record.values()))))
            .toList();
    ledger.saw(write.lease(), write.target(), found, clock.instant());
  }
}
