package io.perennial.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The journal of all writes to records, which answers whether anything was written twice.
 *
 * <p>Counters see every write; the writes themselves are kept up to a number, oldest dropped first,
 * those that needed not be separately.
 */
public final class Writes {

  private final int kept;
  private final Deque<RecordWrite> latest = new ArrayDeque<>();
  private final Deque<RecordWrite> needless = new ArrayDeque<>();
  private final Deque<RecordWrite> repeated = new ArrayDeque<>();
  private final Map<String, UUID> lastValues = new HashMap<>();
  private final Set<UUID> createdValues = new HashSet<>();
  private long count;

  /**
   * An empty journal.
   *
   * @param kept how many writes are kept in full
   */
  public Writes(int kept) {
    this.kept = kept;
  }

  /** Notes a write. */
  public synchronized void add(
      String object,
      String id,
      RecordWrite.Type type,
      String by,
      Instant at,
      List<FieldChange> fields) {
    RecordWrite write =
        new RecordWrite(
            ++count, object, id, type, by, at, fields, seenBefore(object, id, type, fields));
    keep(latest, write);
    if (type == RecordWrite.Type.UPDATE && fields.stream().anyMatch(field -> !field.differs())) {
      keep(needless, write);
    }
    if (write.repeated()) {
      keep(repeated, write);
    }
  }

  /** How many writes there were. */
  public synchronized long count() {
    return count;
  }

  /** The latest writes, oldest first. */
  public synchronized List<RecordWrite> all() {
    return List.copyOf(latest);
  }

  /** The latest writes that match, oldest first. */
  public synchronized List<RecordWrite> matching(Predicate<RecordWrite> wanted) {
    return latest.stream().filter(wanted).toList();
  }

  /** The latest write to a record. */
  public synchronized Optional<RecordWrite> last(String id) {
    return latest.stream().filter(write -> write.id().equals(id)).reduce((one, other) -> other);
  }

  /** Updates in which at least one field was set to the value it already held. */
  public synchronized List<RecordWrite> needless() {
    return List.copyOf(needless);
  }

  /** Writes that repeat the last write to the record, or create what was created before. */
  public synchronized List<RecordWrite> repeated() {
    return List.copyOf(repeated);
  }

  /** Forgets everything, so that a test can ask about what comes next. */
  public synchronized void reset() {
    count = 0;
    latest.clear();
    needless.clear();
    repeated.clear();
    lastValues.clear();
    createdValues.clear();
  }

  private boolean seenBefore(
      String object, String id, RecordWrite.Type type, List<FieldChange> fields) {
    UUID digest = digest(object, fields);
    UUID before = lastValues.put(id, digest);
    return switch (type) {
      case CREATE -> !createdValues.add(digest);
      case UPDATE -> digest.equals(before);
      case DELETE -> false;
    };
  }

  private static UUID digest(String object, List<FieldChange> fields) {
    Map<String, Object> values = new TreeMap<>();
    for (FieldChange field : fields) {
      values.put(field.field(), field.after());
    }
    return UUID.nameUUIDFromBytes((object + values).getBytes(StandardCharsets.UTF_8));
  }

  private void keep(Deque<RecordWrite> writes, RecordWrite write) {
    writes.add(write);
    if (writes.size() > kept) {
      writes.remove();
    }
  }
}
