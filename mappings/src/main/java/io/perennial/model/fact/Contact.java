package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.RecordRef;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A person at a customer: role and reach, no name.
 *
 * @param ref where it came from
 * @param inactiveSince when the person left or was set inactive
 * @param attributes open attributes of the mapping
 */
public record Contact(
    RecordRef ref,
    Optional<String> accountId,
    Optional<String> emailDomain,
    Optional<String> title,
    Optional<Level> level,
    Optional<Role> role,
    Optional<Instant> createdAt,
    Optional<Instant> inactiveSince,
    SortedMap<String, Object> attributes)
    implements Fact<Contact> {

  /** How high in the customer's company. */
  public enum Level {
    EXECUTIVE,
    MANAGER,
    USER
  }

  /** Part played in the purchase. */
  public enum Role {
    SPONSOR,
    CHAMPION,
    DECISION_MAKER,
    USER,
    BILLING
  }

  public static Contact of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new Contact(
        canonical.ref(),
        values.text("accountId"),
        values.text("emailDomain"),
        values.text("title"),
        values.option("level", Level.class),
        values.option("role", Role.class),
        values.instant("createdAt"),
        values.instant("inactiveSince"),
        canonical.attributes());
  }

  /** Whether the person is still there. */
  public boolean active() {
    return inactiveSince.isEmpty();
  }

  /** Whether we know the person's weight at all. */
  public boolean placed() {
    return level.isPresent() || role.isPresent();
  }

  /** Whether a renewal hangs on the person: an executive, a manager, or a role in the purchase. */
  public boolean key() {
    return is(Level.EXECUTIVE)
        || is(Level.MANAGER)
        || is(Role.SPONSOR)
        || is(Role.CHAMPION)
        || is(Role.DECISION_MAKER);
  }

  public boolean is(Level other) {
    return level.isPresent() && level.get() == other;
  }

  public boolean is(Role other) {
    return role.isPresent() && role.get() == other;
  }

  @Override
  public Optional<Contact> asOf(AsOf at, Contact version, boolean readByThen) {
    if (at.hides(createdAt)) {
      return Optional.empty();
    }
    if (at.same(version, this) && !at.hides(inactiveSince)) {
      return Optional.of(this);
    }
    return Optional.of(
        new Contact(
            ref,
            version.accountId,
            version.emailDomain,
            version.title,
            version.level,
            version.role,
            createdAt,
            at.seen(inactiveSince),
            version.attributes));
  }

  @Override
  public void moments(Consumer<Instant> sink) {
    createdAt.ifPresent(sink);
    inactiveSince.ifPresent(sink);
  }
}
