package io.perennial.connector.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a vendor answered about single records.
 *
 * <p>Of a key that is in neither list nothing is known: what is stored of it stays.
 *
 * @param records what could be read, and as {@link SourceRecord#deleted} what the answer did not
 *     hold
 * @param unreadable what the answer held without a key or time stamp that we can understand; parked
 *     by the caller and never taken for deleted
 */
public record Fetched(List<SourceRecord> records, List<UnreadableRecord> unreadable) {

  public Fetched {
    records = List.copyOf(records);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * One complete answer. What is absent from it is deleted, unless a row hides its key: any of
   * those that are absent may be that row.
   *
   * @param asked the keys that were asked for
   */
  public static Fetched answer(
      String stream,
      List<String> asked,
      Collection<SourceRecord> read,
      Collection<UnreadableRecord> unreadable) {
    Map<String, SourceRecord> found = new HashMap<>();
    read.forEach(record -> found.put(record.id(), record));
    Set<String> spoilt = new HashSet<>();
    unreadable.forEach(row -> row.id().ifPresent(spoilt::add));
    boolean hidden = unreadable.stream().map(UnreadableRecord::id).anyMatch(Optional::isEmpty);
    List<SourceRecord> records = new ArrayList<>();
    for (String id : new LinkedHashSet<>(asked)) {
      SourceRecord record = found.get(id);
      if (record != null) {
        records.add(record);
      } else if (!hidden && !spoilt.contains(id)) {
        records.add(SourceRecord.deleted(stream, id, Instant.EPOCH));
      }
    }
    return new Fetched(records, unreadable.stream().distinct().toList());
  }

  /** Several answers as one. */
  public static Fetched together(Collection<Fetched> answers) {
    return new Fetched(
        answers.stream().flatMap(answer -> answer.records.stream()).toList(),
        answers.stream().flatMap(answer -> answer.unreadable.stream()).distinct().toList());
  }
}
