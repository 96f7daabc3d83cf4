package io.perennial.store.suppression;

import io.perennial.store.Incoming;
import io.perennial.store.StreamKey;
import io.perennial.store.canonical.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the names by which a record may be kept away.
 *
 * @param id the record's key
 */
record Word(String id, Kind kind, String name) {

  /** Shorter values of a record without a meaning are counts and words, nobody's key. */
  private static final int SHORTEST_KEY = 6;

  private static final int LONGEST_KEY = 64;

  /** What is kept away. */
  enum Kind {
    /** One record. */
    RECORD,
    /** Every record that is some company's. */
    OWNER,
    /** Every person's record that carries an address. */
    ADDRESS,
    /** A key, whatever record of others names it. */
    MENTION
  }

  /** What is hashed. */
  String text() {
    return kind + "\n" + name;
  }

  static Word record(StreamKey key, String id) {
    return new Word(id, Kind.RECORD, "%s\n%s\n%s".formatted(key.connection(), key.stream(), id));
  }

  static Word owner(StreamKey key, String id, String owner) {
    return new Word(id, Kind.OWNER, "%s\n%s".formatted(key.connection(), owner));
  }

  static Word address(String address) {
    return address(address, address);
  }

  static Word address(String id, String address) {
    return new Word(id, Kind.ADDRESS, address.toLowerCase(Locale.ROOT));
  }

  static Word mention(String key) {
    return new Word(key, Kind.MENTION, key);
  }

  /** All names of a record. */
  static List<Word> of(StreamKey key, Incoming masked) {
    Incoming incoming = masked.asItCame().orElse(masked);
    String id = incoming.source().id();
    List<Word> words = new ArrayList<>();
    words.add(record(key, id));
    incoming
        .canonical()
        .ifPresentOrElse(
            record -> Owner.of(record).ifPresent(owner -> words.add(owner(key, id, owner.id()))),
            () ->
                Words.each(
                    incoming.source().fields(),
                    value -> {
                      if (mayBeKey(value)) {
                        words.add(owner(key, id, value));
                      }
                    }));
    incoming.addresses().forEach(address -> words.add(address(id, address)));
    return words;
  }

  /** Nothing says whose a record without a meaning is, so that any value of it may. */
  private static boolean mayBeKey(String value) {
    return value.length() >= SHORTEST_KEY && value.length() <= LONGEST_KEY;
  }
}
