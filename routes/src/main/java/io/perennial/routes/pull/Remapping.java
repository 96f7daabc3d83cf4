package io.perennial.routes.pull;

import io.perennial.connector.source.SourceRecord;
import io.perennial.ledger.TargetForm;
import io.perennial.model.CanonicalType;
import io.perennial.settings.Connected;
import io.perennial.store.Cursors;
import io.perennial.store.PageStore;
import io.perennial.store.SourceRecords;
import io.perennial.store.StreamKey;
import io.perennial.work.Lease;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Maps stored records again when their rules have changed; no vendor is asked. */
@Component
final class Remapping {

  private static final int CHUNK = 1000;

  private final Cursors cursors;
  private final SourceRecords records;
  private final PageStore pages;

  Remapping(Cursors cursors, SourceRecords records, PageStore pages) {
    this.cursors = cursors;
    this.records = records;
    this.pages = pages;
  }

  /**
   * Brings a stream's records up to its present rules; does nothing if they are.
   *
   * <p>A crash in the middle costs a repetition: the new rules are noted at the end.
   */
  void run(Connected connected, StreamKey key, Lease lease, Instant now) {
    String rules = connected.mapping().fingerprint(key.stream());
    if (cursors.mapping(key).map(rules::equals).orElse(true)) {
      return;
    }
    CanonicalType type = connected.mapping().type(key.stream());
    pages.clearOtherTypes(lease, key, type);
    List<SourceRecord> chunk = records.after(key, "", CHUNK);
    while (!chunk.isEmpty()) {
      pages.remap(
          lease,
          key,
          type,
          chunk.stream().map(record -> Intake.of(connected, TargetForm.NONE, record)).toList(),
          now);
      chunk = records.after(key, chunk.get(chunk.size() - 1).id(), CHUNK);
    }
    cursors.mapped(key, rules);
  }
}
