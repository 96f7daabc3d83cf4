package io.perennial.sandbox.salesforce.org;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Who sees and edits what: the profile, which tests may narrow, widened by permission sets.
 *
 * <p>A field that a call created is invisible to everybody, administrators included, until a
 * permission set that is assigned to the user grants it.
 */
public final class Access {

  private final Org org;
  private final Map<String, Level> profile = new ConcurrentHashMap<>();
  private final Map<String, Predicate<Map<String, Object>>> rows = new ConcurrentHashMap<>();
  private final Map<String, Grants> grants = new ConcurrentHashMap<>();

  Access(Org org) {
    this.org = org;
  }

  /** What a user may do with a field or an object. */
  public enum Level {
    NONE,
    READ,
    EDIT
  }

  /**
   * Sets what the user's profile allows; permission sets may still grant more.
   *
   * @param what an object or a field, for example {@code Opportunity} or {@code Account.Website}
   */
  public void profile(SalesforceUser user, String what, Level level) {
    profile.put(key(user, what), level);
    refresh();
  }

  /** Leaves the user only the records of an object that fulfil a condition, as sharing would. */
  public void share(SalesforceUser user, String object, Predicate<Map<String, Object>> visible) {
    rows.put(key(user, object), visible);
  }

  /** Whether the user sees the object at all. */
  public boolean sees(SalesforceUser user, ObjectType object) {
    Level level = profile.getOrDefault(key(user, object.name()), Level.EDIT);
    return level != Level.NONE || grants(user).object(object.name()) != Level.NONE;
  }

  public boolean sees(SalesforceUser user, ObjectType object, Field field) {
    return level(user, object, field) != Level.NONE;
  }

  /** Whether the user may change the field where the schema lets anybody. */
  public boolean edits(SalesforceUser user, ObjectType object, Field field) {
    return level(user, object, field) == Level.EDIT;
  }

  /** Whether the user may write records of the object. */
  public boolean writes(SalesforceUser user, ObjectType object) {
    boolean allowed =
        switch (object.kind()) {
          case DATA -> true;
          case SETUP, TOOLING -> user.administrator();
          case FIXED -> false;
        };
    Level level = profile.getOrDefault(key(user, object.name()), Level.EDIT);
    return allowed && (level == Level.EDIT || grants(user).object(object.name()) == Level.EDIT);
  }

  /** Whether all records of the object are shared with the user. */
  public boolean seesAllRows(SalesforceUser user, ObjectType object) {
    return !rows.containsKey(key(user, object.name()));
  }

  public boolean seesRow(SalesforceUser user, ObjectType object, Map<String, Object> fields) {
    Predicate<Map<String, Object>> visible = rows.get(key(user, object.name()));
    return visible == null || visible.test(fields);
  }

  /** Reads the permission sets again at the next question; counts as a change of rights. */
  void refresh() {
    grants.clear();
    org.schema().touch(org.now());
  }

  private Level level(SalesforceUser user, ObjectType object, Field field) {
    String name = object.name() + "." + field.name();
    boolean always = field.open() || field.required();
    Level base = profile.getOrDefault(key(user, name), always ? Level.EDIT : Level.NONE);
    Level granted = base == Level.EDIT ? Level.EDIT : grants(user).field(name);
    return base.compareTo(granted) >= 0 ? base : granted;
  }

  private Grants grants(SalesforceUser user) {
    Grants known = grants.get(user.id());
    if (known != null) {
      return known;
    }
    Grants read = Grants.of(org, user);
    grants.put(user.id(), read);
    return read;
  }

  private static String key(SalesforceUser user, String what) {
    return user.id() + " " + what.toLowerCase(Locale.ROOT);
  }
}
