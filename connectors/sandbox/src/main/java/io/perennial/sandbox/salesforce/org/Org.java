package io.perennial.sandbox.salesforce.org;

import io.perennial.sandbox.salesforce.formula.Formula;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.state.Writes;
import io.perennial.sandbox.world.Shelf;
import io.perennial.sandbox.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One organisation: its schema, its records and the lock that guards them.
 *
 * <p>Many calls read at once; a call that writes runs alone, inside a transaction.
 */
public final class Org {

  private static final long FIRST_CREATED = 3_521_614_606_208L; // 62^7: behind every world's ids

  private final Identity identity;
  private final Schema schema;
  private final World world;
  private final InstantSource clock;
  private final Writes writes;
  private final Access access;
  private final Map<String, Table> tables = new ConcurrentHashMap<>();
  private final Map<String, Supplier<Shelf>> computed = new ConcurrentHashMap<>();
  private final Map<String, Formula> formulas = new ConcurrentHashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final Transaction transaction = new Transaction();
  private final AtomicLong created = new AtomicLong(FIRST_CREATED);

  public Org(Identity identity, Schema schema, World world, InstantSource clock, Writes writes) {
    this.identity = identity;
    this.schema = schema;
    this.world = world;
    this.clock = clock;
    this.writes = writes;
    this.access = new Access(this);
  }

  public Identity identity() {
    return identity;
  }

  public Schema schema() {
    return schema;
  }

  public Access access() {
    return access;
  }

  /** The journal of writes. */
  public Writes writes() {
    return writes;
  }

  /** Now, in whole seconds, as time stamps are. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Records of an object; those of a computed one are made anew for each question. */
  public Table table(ObjectType object) {
    Supplier<Shelf> shelf = computed.get(object.name());
    return shelf != null
        ? new Table(shelf.get())
        : tables.computeIfAbsent(object.name(), name -> new Table(world.shelf(name)));
  }

  /** Declares an object whose records follow from something else. */
  public void compute(String object, Supplier<Shelf> shelf) {
    computed.put(object, shelf);
  }

  /** A formula, read once. */
  Formula formula(String text) {
    return formulas.computeIfAbsent(text, Formula::parse);
  }

  /** An id for a new record; ids of one object rise. */
  public String newId(ObjectType object) {
    return RecordId.of(object.prefix(), created.incrementAndGet()).value();
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

  /**
   * Writes alone. If the outcome is not to be kept, or the work throws, everything is undone. May
   * be nested: an inner call undoes only its own part.
   */
  public <T> T write(Supplier<T> work, Predicate<T> keep) {
    lock.writeLock().lock();
    boolean outermost = lock.getWriteHoldCount() == 1;
    Transaction.Mark mark = transaction.mark();
    boolean kept = false;
    try {
      T result = work.get();
      kept = keep.test(result);
      return result;
    } finally {
      if (!kept) {
        transaction.rollBackTo(mark);
      }
      if (outermost) {
        transaction.commit();
      }
      lock.writeLock().unlock();
    }
  }

  /** Adds a record; only inside {@link #write}. */
  public int create(ObjectType object, Entry entry) {
    Table table = table(object);
    int handle = table.create(entry);
    done(object, () -> table.uncreate(handle));
    return handle;
  }

  /** Replaces a record; only inside {@link #write}. */
  public void put(ObjectType object, int handle, Entry entry) {
    Table table = table(object);
    Entry before = table.entry(handle);
    table.put(handle, entry);
    done(object, () -> table.put(handle, before));
  }

  /** Tells the journal if and when the transaction is kept; only inside {@link #write}. */
  public void note(Runnable entry) {
    transaction.note(entry);
  }

  private void done(ObjectType object, Runnable undo) {
    boolean grants = object.kind() == ObjectType.Kind.SETUP;
    if (grants) {
      access.refresh();
    }
    transaction.did(
        () -> {
          undo.run();
          access.refresh();
        });
  }
}
