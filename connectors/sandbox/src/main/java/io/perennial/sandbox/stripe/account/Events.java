package io.perennial.sandbox.stripe.account;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.stripe.shape.Expand;
import io.perennial.sandbox.stripe.shape.Kind;
import io.perennial.sandbox.stripe.shape.OldShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened in the account, each time with the object as it was right after. */
public final class Events {

  /** How long events can be listed. */
  public static final Duration KEPT = Duration.ofDays(30);

  private final Account account;
  private final List<String> versions;
  private final Set<String> undelivered = new HashSet<>();
  private final List<Entry> late = new ArrayList<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private boolean holding;
  private long count;

  Events(Account account, List<String> versions) {
    this.account = account;
    this.versions = List.copyOf(versions);
  }

  /** Ids of all events that can be listed, oldest first. */
  public List<String> ids() {
    return account.read(
        () -> {
          List<String> ids = new ArrayList<>();
          PrimitiveIterator.OfInt all = account.table(Kind.EVENTS).scan(visible(), false);
          while (all.hasNext()) {
            ids.add(account.table(Kind.EVENTS).id(all.nextInt()));
          }
          return ids;
        });
  }

  /** The newest event's id. */
  public String newest() {
    List<String> ids = ids();
    return ids.get(ids.size() - 1);
  }

  /** An event's JSON. */
  public Map<String, @Nullable Object> json(String id) {
    Entry event =
        account
            .find(Kind.EVENTS, id)
            .orElseThrow(() -> new NoSuchElementException("no event: " + id));
    return account.json(Kind.EVENTS, event, Expand.NOTHING);
  }

  /** An event's type; empty for one that is held back. */
  public String type(String id) {
    return account
        .find(Kind.EVENTS, id)
        .map(event -> String.valueOf(event.fields().get("type")))
        .orElse("");
  }

  /** Makes changes whose events are not listed before {@link #release}. */
  public void late(Runnable changes) {
    account.write(
        () -> {
          holding = true;
          try {
            changes.run();
          } finally {
            holding = false;
          }
          return late;
        });
  }

  /** Lists the late events, as of the time at which they happened. */
  public void release() {
    account.write(
        () -> {
          late.forEach(account.table(Kind.EVENTS)::create);
          late.clear();
          return late;
        });
  }

  /**
   * Hands the id of every later event to the listener, in the thread that changed something and
   * while it holds the account: the listener must not wait for anybody.
   */
  public void listen(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** Notes whether all webhooks took the event. */
  public void delivered(String id, boolean success) {
    account.write(() -> success ? undelivered.remove(id) : undelivered.add(id));
  }

  /** Whether all webhooks took the event; true while there are none. */
  public boolean delivered(String id) {
    return account.read(() -> !undelivered.contains(id));
  }

  /** The times whose events can be listed. */
  public Span visible() {
    Instant oldest = account.now().minus(KEPT);
    return new Span(oldest.toEpochMilli(), Long.MAX_VALUE);
  }

  /** Only inside {@link Account#write}. */
  void add(Kind kind, String type, Entry before, Entry after) {
    String version = versions.get((int) (count++ % versions.size()));
    Map<String, @Nullable Object> old = account.json(kind, before, Expand.NOTHING);
    Map<String, @Nullable Object> now = account.json(kind, after, Expand.NOTHING);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("object", OldShape.of(now, version));
    if (type.endsWith(".updated")) {
      data.put("previous_attributes", differences(old, now));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", type);
    fields.put("data", data);
    if (!version.isEmpty()) {
      fields.put("api_version", version);
    }
    Entry event =
        new Entry(account.newId(Kind.EVENTS), account.now().toEpochMilli(), false, fields);
    if (holding) {
      late.add(event);
    } else {
      account.table(Kind.EVENTS).create(event);
    }
    listeners.forEach(listener -> listener.accept(event.id()));
  }

  private static Map<String, @Nullable Object> differences(
      Map<String, @Nullable Object> old, Map<String, @Nullable Object> now) {
    Map<String, @Nullable Object> different = new LinkedHashMap<>();
    old.forEach(
        (name, value) -> {
          if (!Objects.equals(value, now.get(name))) {
            different.put(name, value);
          }
        });
    return different;
  }
}
