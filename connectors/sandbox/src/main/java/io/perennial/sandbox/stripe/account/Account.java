package io.perennial.sandbox.stripe.account;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.stripe.shape.Expand;
import io.perennial.sandbox.stripe.shape.Kind;
import io.perennial.sandbox.stripe.shape.Shapes;
import io.perennial.sandbox.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one account.
 *
 * <p>An entry's time stamp is its {@code created}, by which Stripe orders all lists; it never
 * changes, and neither do the shelves: they cost twelve bytes an object until it changes.
 */
public final class Account {

  private final String id;
  private final InstantSource clock;
  private final Shapes shapes;
  private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Events events;
  private final Endpoints endpoints;
  private long made;

  /**
   * An account with the objects of a world.
   *
   * @param versions API versions of its events, taken in turn; empty text for none
   */
  public Account(String id, boolean live, World world, InstantSource clock, List<String> versions) {
    this.id = id;
    this.clock = clock;
    this.shapes = new Shapes(live);
    for (Kind kind : Kind.values()) {
      tables.put(kind, new Table(world.shelf(kind.word())));
    }
    this.events = new Events(this, versions);
    this.endpoints = new Endpoints(this);
  }

  public String id() {
    return id;
  }

  public Events events() {
    return events;
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  /** Now, in whole seconds, as time stamps are. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  public Table table(Kind kind) {
    Table table = tables.get(kind);
    if (table == null) {
      throw new IllegalStateException("no table of " + kind);
    }
    return table;
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

  /** Writes alone; may be nested. */
  public <T> T write(Supplier<T> work) {
    lock.writeLock().lock();
    try {
      return work.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** An object, deleted ones included. */
  public Optional<Entry> find(Kind kind, String objectId) {
    return read(() -> table(kind).find(objectId).map(table(kind)::entry));
  }

  /** An object's JSON. */
  public Map<String, @Nullable Object> json(Kind kind, Entry entry, Expand expand) {
    return shapes.json(kind, entry, expand, this::lookUp);
  }

  /** Adds an object and tells of it. */
  public String create(Kind kind, Map<String, ?> fields, String... types) {
    return write(
        () -> {
          Entry entry =
              new Entry(newId(kind), now().toEpochMilli(), false, new LinkedHashMap<>(fields));
          table(kind).create(entry);
          for (String type : types) {
            events.add(kind, type, entry, entry);
          }
          return entry.id();
        });
  }

  /**
   * Changes an object and tells of it, unless it stays as it was.
   *
   * @param edit changes a copy of what is stored; an empty field is absent
   */
  public void change(
      Kind kind, String objectId, Consumer<Map<String, Object>> edit, String... types) {
    write(
        () -> {
          Entry before = alive(kind, objectId);
          Map<String, Object> fields = new LinkedHashMap<>(before.fields());
          edit.accept(fields);
          Entry after = new Entry(before.id(), before.modifiedAt(), false, fields);
          if (!after.equals(before)) {
            replace(kind, after);
            for (String type : types) {
              events.add(kind, type, before, after);
            }
          }
          return after;
        });
  }

  /** Deletes an object and tells of it. */
  public void delete(Kind kind, String objectId, String type) {
    write(
        () -> {
          Entry before = alive(kind, objectId);
          replace(kind, new Entry(before.id(), before.modifiedAt(), true, Map.of()));
          events.add(kind, type, before, before);
          return before;
        });
  }

  /**
   * What is stored of an object.
   *
   * @throws NoSuchElementException if there is none, or if it was deleted
   */
  public Entry alive(Kind kind, String objectId) {
    return find(kind, objectId)
        .filter(entry -> !entry.deleted())
        .orElseThrow(
            () -> new NoSuchElementException("no %s: %s".formatted(kind.object(), objectId)));
  }

  /** The next id of a kind; later ones are greater. */
  String newId(Kind kind) {
    made++;
    return "%s_1S%012d".formatted(kind.prefix(), made);
  }

  private void replace(Kind kind, Entry after) {
    table(kind).put(table(kind).find(after.id()).orElseThrow(), after);
  }

  private @Nullable Map<String, @Nullable Object> lookUp(
      Kind kind, String objectId, Expand expand) {
    return find(kind, objectId).map(entry -> json(kind, entry, expand)).orElse(null);
  }
}
