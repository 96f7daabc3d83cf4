package io.perennial.erase.subject;

import io.perennial.mapping.transform.SalesforceIds;
import io.perennial.store.suppression.People;
import io.perennial.work.Refused;
import java.util.Locale;

/**
 * Who is to be forgotten.
 *
 * @param kind a person or a whole customer
 * @param word an e-mail address or a vendor's key of a person, in its long form; our number of a
 *     customer
 */
public record Subject(Kind kind, String word) {

  /** What it is. */
  public enum Kind {
    PERSON,
    CUSTOMER
  }

  public Subject {
    word = word.strip();
    if (word.isEmpty()) {
      throw new Refused("Nobody is named: give an e-mail address, a record's key or a number.");
    }
    if (kind == Kind.PERSON && word.chars().anyMatch(Character::isLetter)) {
      word = SalesforceIds.eighteen(word).orElse(word);
    }
  }

  public static Subject person(String addressOrKey) {
    return new Subject(Kind.PERSON, addressOrKey);
  }

  public static Subject customer(long number) {
    return new Subject(Kind.CUSTOMER, Long.toString(number));
  }

  public boolean isAddress() {
    return kind == Kind.PERSON && People.isAddress(word);
  }

  /** The same text for the same subject, however an address was typed. */
  public String asked() {
    return "%s %s".formatted(kind, isAddress() ? word.toLowerCase(Locale.ROOT) : word);
  }
}
