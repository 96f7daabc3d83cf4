package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.draw.Scramble;
import io.perennial.sandbox.soql.RecordId;
import java.util.OptionalInt;

/** The vendors' keys of records, and the way back from a key. */
public final class Keys {

  /** Beginning of the ids of people who own accounts. */
  private static final String USER = "005Sb00000";

  private static final long FIRST_ORGANIZATION = 360_000_000_000L;
  private static final long FIRST_REQUESTER = 380_000_000_000L;
  private static final long FIRST_TICKET = 10_001;

  private final Scramble scramble;

  public Keys(long seed) {
    this.scramble = new Scramble(seed);
  }

  /** The key of a record, counted over all customers. */
  public String key(Kind kind, int index) {
    return switch (kind) {
      case ORGANIZATION -> String.valueOf(FIRST_ORGANIZATION + index);
      case REQUESTER -> String.valueOf(FIRST_REQUESTER + index);
      case TICKET -> String.valueOf(FIRST_TICKET + index);
      case ACCOUNT, CONTACT, OPPORTUNITY, TASK, EVENT ->
          RecordId.of(beginning(kind) + scramble.key(index)).value();
      case HOLDER, SUBSCRIPTION, INVOICE -> beginning(kind) + scramble.key(index);
    };
  }

  /** Where the record with this key stands; Salesforce's keys may have 15 characters. */
  public OptionalInt index(Kind kind, String key, int size) {
    return switch (kind) {
      case ORGANIZATION -> number(key, FIRST_ORGANIZATION, size);
      case REQUESTER -> number(key, FIRST_REQUESTER, size);
      case TICKET -> number(key, FIRST_TICKET, size);
      case ACCOUNT, CONTACT, OPPORTUNITY, TASK, EVENT -> salesforce(beginning(kind), key, size);
      case HOLDER, SUBSCRIPTION, INVOICE -> after(beginning(kind), key, size);
    };
  }

  /** The key of a person who owns accounts. */
  public String user(int number) {
    return RecordId.of(USER + scramble.key(number)).value();
  }

  /** Which person has this key. */
  public OptionalInt userIndex(String key, int size) {
    return salesforce(USER, key, size);
  }

  private OptionalInt salesforce(String beginning, String key, int size) {
    boolean whole = RecordId.isId(key) && RecordId.of(key).value().startsWith(key);
    return whole
        ? after(beginning, key.substring(0, beginning.length() + Scramble.LENGTH), size)
        : OptionalInt.empty();
  }

  private OptionalInt after(String beginning, String key, int size) {
    return key.startsWith(beginning)
        ? scramble.index(key.substring(beginning.length()), size)
        : OptionalInt.empty();
  }

  private static OptionalInt number(String key, long first, int size) {
    try {
      long index = Long.parseLong(key) - first;
      return index >= 0 && index < size ? OptionalInt.of((int) index) : OptionalInt.empty();
    } catch (NumberFormatException notOurs) {
      return OptionalInt.empty();
    }
  }

  private static String beginning(Kind kind) {
    return switch (kind) {
      case ACCOUNT -> "001Sb00000";
      case CONTACT -> "003Sb00000";
      case OPPORTUNITY -> "006Sb00000";
      case TASK -> "00TSb00000";
      case EVENT -> "00USb00000";
      case HOLDER -> "cus_QSb000000";
      case SUBSCRIPTION -> "sub_1QSb0000000000000";
      case INVOICE -> "in_1QSb0000000000000";
      case ORGANIZATION, REQUESTER, TICKET -> "";
    };
  }
}
