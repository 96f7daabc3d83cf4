package io.perennial.sandbox.dataset;

import io.perennial.sandbox.soql.RecordId;
import java.util.Locale;

/**
 * A data set's account and how other systems know it.
 *
 * @param id in the data set
 * @param number counts the accounts, from 1
 */
record Known(String id, String name, int number, Identity identity) {

  private static final long FIRST_ORGANIZATION = 360_000_000_000L;
  private static final long FIRST_REQUESTER = 380_000_000_000L;

  /** What leads from another system's record to the account. */
  enum Identity {
    EXPLICIT,
    DOMAIN,
    NAME,
    NONE;

    /** Six in ten explicit, a quarter by domain, a tenth by name, the rest by nothing. */
    static Identity of(String id) {
      int place = Math.floorMod(id.hashCode() * 0x9E3779B9, 100);
      if (place < 60) {
        return EXPLICIT;
      }
      if (place < 85) {
        return DOMAIN;
      }
      return place < 95 ? NAME : NONE;
    }
  }

  String accountId() {
    return RecordId.of("001", 10_000L + number).value();
  }

  /** The account's key as other systems keep it: every second one without the checksum. */
  String writtenAccountId() {
    return number % 2 == 0 ? accountId() : accountId().substring(0, 15);
  }

  String organizationId() {
    return String.valueOf(FIRST_ORGANIZATION + number);
  }

  String requesterId() {
    return String.valueOf(FIRST_REQUESTER + number);
  }

  String customerId() {
    return "cus_" + id.replaceAll("[^A-Za-z0-9]", "");
  }

  String domain() {
    return "company-%d.example".formatted(number);
  }

  /** The name that other systems have for it. */
  String otherName() {
    return switch (identity) {
      case EXPLICIT -> name;
      case DOMAIN -> "Client %d".formatted(number);
      case NAME -> name.toUpperCase(Locale.ROOT) + ", Inc.";
      case NONE -> "Unknown Party %d".formatted(number);
    };
  }
}
