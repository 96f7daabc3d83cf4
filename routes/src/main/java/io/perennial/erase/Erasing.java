package io.perennial.erase;

import io.perennial.erase.StoreScan.Hits;
import io.perennial.erase.StoreScan.Seen;
import io.perennial.erase.subject.Found;
import io.perennial.erase.subject.Subject;
import io.perennial.erase.subject.SubjectFinder;
import io.perennial.store.Cursors;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Suppressions;
import io.perennial.turn.TurnBreak;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Refused;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Forgets a person or a customer, in one transaction in which no turn runs: records, versions,
 * meanings, links, keys, scores, conclusions, writes, parked records. Hashes keep them away.
 */
@Component
public final class Erasing {

  private static final String VERSION = "1";

  private final SubjectFinder subjects;
  private final RecordRemoval records;
  private final CustomerRemoval customers;
  private final Traces traces;
  private final StoreScan scan;
  private final Blanking blanking;
  private final Prose prose;
  private final Suppressions suppressions;
  private final Cursors cursors;
  private final TurnBreak turnBreak;
  private final Clock clock;

  Erasing(
      SubjectFinder subjects,
      RecordRemoval records,
      CustomerRemoval customers,
      Traces traces,
      StoreScan scan,
      Blanking blanking,
      Prose prose,
      Suppressions suppressions,
      Cursors cursors,
      TurnBreak turnBreak,
      Clock clock) {
    this.subjects = subjects;
    this.records = records;
    this.customers = customers;
    this.traces = traces;
    this.scan = scan;
    this.blanking = blanking;
    this.prose = prose;
    this.suppressions = suppressions;
    this.cursors = cursors;
    this.turnBreak = turnBreak;
    this.clock = clock;
  }

  /**
   * Forgets somebody.
   *
   * @param rehearses does everything, counts it and takes it back
   * @param by who asked for it
   * @throws Refused if nobody can be meant
   * @throws TurnRefused if a turn runs
   */
  public Certificate erase(Subject subject, boolean rehearses, String by) {
    return turnBreak.during(
        ending -> {
          Certificate certificate = erase(subject, rehearses, by, subjects.find(subject));
          if (rehearses) {
            ending.rollBack();
          }
          return certificate;
        });
  }

  private Certificate erase(Subject subject, boolean rehearses, String by, Found found) {
    List<String> notErased = traces.beyondUs(found);
    SortedMap<String, Integer> removed = new TreeMap<>();
    add(removed, records.these(found.records()));
    add(removed, customers.remove(found.customers()));
    Wanted wanted = new Wanted(found);
    Set<StreamKey> again = traces.cursorsNaming(wanted);
    again.addAll(found.again());
    again.forEach(cursors::forget);
    String hash = suppressions.subject(subject.asked());
    suppressions.suppress(
        hash, found.records(), found.addresses(), found.values(), clock.instant());

    SortedMap<String, Integer> blanked = prose.blank(found.names());
    Seen before = scan.look(wanted);
    add(blanked, before.left());
    for (Hits hits : before.hits()) {
      blanking.blank(hits);
    }
    Seen after = before.hits().isEmpty() ? before : scan.look(wanted);
    return new Certificate(
        VERSION,
        clock.instant(),
        by,
        rehearses,
        subject.kind().name().toLowerCase(Locale.ROOT),
        hash,
        removed,
        blanked,
        suppressions.count(hash),
        again.stream().map(StreamKey::toString).sorted().toList(),
        after.columns(),
        after.cells(),
        wanted.size(),
        after.left(),
        after.named(),
        notErased,
        found.remarks());
  }

  private static void add(SortedMap<String, Integer> sum, SortedMap<String, Integer> more) {
    more.forEach((table, rows) -> sum.merge(table, rows, Integer::sum));
  }

  /**
   * Lets somebody in again: what the systems still hold comes back with the next turn.
   *
   * @return streams that it reads again
   * @throws Refused if nobody is kept away by these words
   */
  public List<String> lift(Subject subject) {
    return turnBreak.during(
        ending -> {
          String hash = suppressions.subject(subject.asked());
          if (suppressions.count(hash) == 0) {
            throw new Refused(
                "Nobody is kept away by these words: use those that the erasure was asked with.");
          }
          Set<StreamKey> streams =
              new java.util.TreeSet<>(Comparator.comparing(StreamKey::toString));
          streams.addAll(suppressions.lift(hash));
          streams.addAll(blanking.streams());
          if (subject.isAddress()) {
            streams.addAll(subjects.find(subject).again());
          }
          streams.forEach(cursors::forget);
          return streams.stream().map(StreamKey::toString).toList();
        });
  }
}
