package io.perennial.sandbox.salesforce.schema;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All objects of an organisation; custom fields come and go by calls. */
public final class Schema {

  private final Map<String, ObjectType> objects;
  private volatile Instant changedAt;

  /**
   * The standard objects.
   *
   * @param multiCurrency whether {@code CurrencyIsoCode} exists
   */
  public Schema(boolean multiCurrency, Instant now) {
    this.objects = StandardObjects.read(multiCurrency);
    this.changedAt = now;
  }

  public Collection<ObjectType> objects() {
    return Collections.unmodifiableCollection(objects.values());
  }

  /** An object by its name, whatever the case. */
  public Optional<ObjectType> object(String name) {
    return Optional.ofNullable(objects.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The object whose ids begin so. */
  public Optional<ObjectType> byPrefix(String prefix) {
    return objects.values().stream().filter(object -> object.prefix().equals(prefix)).findFirst();
  }

  /** An object that the look-alike itself relies on. */
  public ObjectType standard(String name) {
    return object(name).orElseThrow(() -> new IllegalArgumentException("no object " + name));
  }

  /** Adds a field or replaces it. */
  public void put(ObjectType object, Field field, Instant now) {
    object.put(field);
    touch(now);
  }

  public void remove(ObjectType object, Field field, Instant now) {
    object.remove(field.name());
    touch(now);
  }

  /**
   * Notes that fields or rights changed.
   *
   * <p>Each change gets a later second of its own, so that a clock that stands still hides none.
   */
  public synchronized void touch(Instant now) {
    changedAt = now.isAfter(changedAt) ? now : changedAt.plusSeconds(1);
  }

  /** When fields or rights last changed. */
  public Instant changedAt() {
    return changedAt;
  }
}
