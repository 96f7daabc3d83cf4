package io.perennial.routes.pull;

import io.perennial.connector.source.SourceRecord;
import io.perennial.identity.MatchKeys;
import io.perennial.model.CanonicalType;
import io.perennial.rules.Rulebook;
import io.perennial.settings.Connected;
import io.perennial.store.Cursors;
import io.perennial.store.Incoming;
import io.perennial.store.PageStore;
import io.perennial.store.StoredRecords;
import io.perennial.store.StreamKey;
import io.perennial.store.schema.GoneFields;
import io.perennial.work.Lease;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Maps stored records again when their rules have changed; no vendor is asked. */
@Component
public final class Remapping {

  private static final int CHUNK = 1000;

  /**
   * What became of records that were mapped again.
   *
   * @param usable those that have a meaning, or that a rule leaves out, by now
   * @param refused those that are parked still
   * @param unknown those that the store does not hold
   */
  public record Mapped(int usable, int refused, int unknown) {}

  private final Cursors cursors;
  private final StoredRecords records;
  private final PageStore pages;
  private final GoneFields goneFields;
  private final Rulebook rulebook;

  Remapping(
      Cursors cursors,
      StoredRecords records,
      PageStore pages,
      GoneFields goneFields,
      Rulebook rulebook) {
    this.rulebook = rulebook;
    this.goneFields = goneFields;
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
    Gone gone = Gone.of(goneFields.of(key));
    String rules = rules(connected, key, gone);
    if (isMapped(key, rules)) {
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
          chunk.stream().map(record -> Intake.again(connected, gone, record)).toList(),
          now);
      chunk = records.after(key, chunk.get(chunk.size() - 1).id(), CHUNK);
    }
    cursors.mapped(key, rules);
  }

  /** Whether a stream's records have been mapped by its present rules. */
  public boolean isMapped(Connected connected, StreamKey key) {
    return isMapped(key, rules(connected, key, Gone.of(goneFields.of(key))));
  }

  private boolean isMapped(StreamKey key, String rules) {
    return cursors.mapping(key).map(rules::equals).orElse(true);
  }

  /**
   * Changes when records of the stream would become something else, or find others: what is kept
   * with them is to be worked out again then.
   */
  String rules(Connected connected, StreamKey key, Gone gone) {
    String mapping = gone.fingerprint(connected.mapping().fingerprint(key.stream()));
    return MatchKeys.has(connected.mapping().type(key.stream()))
        ? mapping + " " + rulebook.current().fingerprints().matching()
        : mapping;
  }

  /** Maps some of a stream's records again, from what was stored when they were last read. */
  public Mapped again(
      Connected connected, StreamKey key, Lease lease, List<String> ids, Instant now) {
    Gone gone = Gone.of(goneFields.of(key));
    int refused = 0;
    int known = 0;
    for (int start = 0; start < ids.size(); start += CHUNK) {
      List<Incoming> chunk =
          records.of(key, ids.subList(start, Math.min(ids.size(), start + CHUNK))).stream()
              .map(record -> Intake.again(connected, gone, record))
              .toList();
      pages.remap(lease, key, connected.mapping().type(key.stream()), chunk, now);
      known += chunk.size();
      refused += (int) chunk.stream().filter(each -> !each.problems().isEmpty()).count();
    }
    return new Mapped(known - refused, refused, ids.size() - known);
  }
}
