package io.perennial.erase;

import io.perennial.erase.subject.Belongings;
import io.perennial.erase.subject.Belongings.Anchor;
import io.perennial.erase.subject.KnownStreams;
import io.perennial.store.Owners;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Followers;
import io.perennial.store.suppression.Held;
import io.perennial.store.suppression.Removal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes records out of every table, with the keys by which others name them; scores follow. */
@Component
final class RecordRemoval implements Followers {

  private final KnownStreams streams;
  private final Belongings belongings;
  private final Removal removal;
  private final CustomerRemoval customers;
  private final Traces traces;
  private final Blanking blanking;
  private final Owners owners;

  RecordRemoval(
      KnownStreams streams,
      Belongings belongings,
      Removal removal,
      CustomerRemoval customers,
      Traces traces,
      Blanking blanking,
      Owners owners) {
    this.streams = streams;
    this.belongings = belongings;
    this.removal = removal;
    this.customers = customers;
    this.traces = traces;
    this.blanking = blanking;
    this.owners = owners;
  }

  @Override
  public void remove(List<Held> records) {
    List<Held> all = new ArrayList<>(records);
    all.addAll(belongings.of(records.stream().map(Anchor::of).toList(), streams.all()));
    blanking.blankInScores(all);
    these(all.stream().distinct().toList());
  }

  /** Removes some records and no others; gives rows by table. */
  SortedMap<String, Integer> these(List<Held> records) {
    byStream(records)
        .forEach(
            (key, held) ->
                owners.before(key, held.get(0).type(), held.stream().map(Held::id).toList()));
    SortedMap<String, Integer> removed = new TreeMap<>(removal.remove(records));
    customers
        .removeKeys(records)
        .forEach((table, rows) -> removed.merge(table, rows, Integer::sum));
    traces.hideInReports(records);
    return removed;
  }

  private static Map<StreamKey, List<Held>> byStream(Collection<Held> records) {
    return records.stream()
        .collect(
            Collectors.groupingBy(
                Held::key,
                () -> new TreeMap<>(Comparator.comparing(StreamKey::toString)),
                Collectors.toList()));
  }
}
