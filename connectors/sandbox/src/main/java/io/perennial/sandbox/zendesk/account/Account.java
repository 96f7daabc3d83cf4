package io.perennial.sandbox.zendesk.account;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.state.Writes;
import io.perennial.sandbox.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * One account: its records, its custom fields and the lock that guards them.
 *
 * <p>A table's modification time is Zendesk's {@code generated_timestamp}, by which exports are
 * ordered. It moves with every change; {@code updated_at} is a field of the record and stays when
 * only the system touched it.
 */
public final class Account {

  public static final String TICKETS = "tickets";
  public static final String ORGANIZATIONS = "organizations";
  public static final String USERS = "users";

  /** When a person or a call last changed a record; absent on a base record that says nothing. */
  public static final String UPDATED_AT = "updated_at";

  private static final long FIRST_CREATED = 7_000_000_000_000L; // behind every world's ids

  private final World world;
  private final InstantSource clock;
  private final Writes writes;
  private final CustomFields fields;
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final AtomicLong created = new AtomicLong(FIRST_CREATED);
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong overlaps = new AtomicLong();
  private volatile String url = "";

  /** A page was told that begins with the last item of the page before. */
  public void overlapped() {
    overlaps.incrementAndGet();
  }

  /** How many such pages there were. */
  public long overlaps() {
    return overlaps.get();
  }

  /** What becomes of a record. */
  public enum Change {
    CREATED,
    UPDATED,
    DELETED
  }

  /** Hears of what people and calls do to records, while the account is held: it may not wait. */
  @FunctionalInterface
  public interface Listener {
    void changed(String kind, Change change, Entry entry, List<FieldChange> fields);
  }

  public Account(World world, InstantSource clock, Writes writes, CustomFields fields) {
    this.world = world;
    this.clock = clock;
    this.writes = writes;
    this.fields = fields;
  }

  /** Where the API begins, for example {@code http://127.0.0.1:8102/api/v2}. */
  public String url() {
    return url;
  }

  /** Told once, when the port is known. */
  public void url(String address) {
    url = address;
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  private void tell(String kind, Change change, Entry entry, List<FieldChange> fields) {
    listeners.forEach(listener -> listener.changed(kind, change, entry, fields));
  }

  public CustomFields fields() {
    return fields;
  }

  /** The journal of writes. */
  public Writes writes() {
    return writes;
  }

  /** Now, in whole seconds, as time stamps are. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The records of a kind, for example {@link #TICKETS}. */
  public Table table(String kind) {
    return tables.computeIfAbsent(kind, name -> new Table(world.shelf(name)));
  }

  /** A record that is alive; only inside {@link #read} or {@link #write}. */
  public Optional<Entry> find(String kind, String id) {
    Table table = table(kind);
    return table.find(id).filter(handle -> !table.deleted(handle)).map(table::entry);
  }

  /** An id for a new record. */
  public String newId() {
    return String.valueOf(created.incrementAndGet());
  }

  /** Reads beside other readers. */
  public <T> T read(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Writes alone. What is refused must be refused before the first change. */
  public <T> T write(Supplier<T> work) {
    lock.writeLock().lock();
    try {
      return work.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Adds a record; only inside {@link #write}. */
  public void create(String kind, Entry entry, String by, List<FieldChange> changes) {
    table(kind).create(entry);
    writes.add(kind, entry.id(), RecordWrite.Type.CREATE, by, now(), changes);
    tell(kind, Change.CREATED, entry, changes);
  }

  /** Replaces a record; only inside {@link #write}. */
  public void update(String kind, Entry entry, String by, List<FieldChange> changes) {
    put(kind, entry);
    writes.add(kind, entry.id(), RecordWrite.Type.UPDATE, by, now(), changes);
    tell(kind, Change.UPDATED, entry, changes);
  }

  /** Deletes a record; only inside {@link #write}. */
  public void delete(String kind, Entry entry, String by) {
    put(kind, entry);
    writes.add(kind, entry.id(), RecordWrite.Type.DELETE, by, now(), List.of());
    tell(kind, Change.DELETED, entry, List.of());
  }

  /** Replaces a record as the system does: nobody wrote; only inside {@link #write}. */
  public void put(String kind, Entry entry) {
    Table table = table(kind);
    table.put(table.find(entry.id()).orElseThrow(), entry);
  }
}
