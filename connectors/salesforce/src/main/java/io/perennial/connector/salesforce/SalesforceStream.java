package io.perennial.connector.salesforce;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of record that we read, with the part of each that concerns us. */
enum SalesforceStream {
  ACCOUNTS("Account", true, ""),
  CONTACTS("Contact", true, ""),
  OPPORTUNITIES("Opportunity", false, ""),
  /** Done within a year; what is still to be done says nothing about a relationship. */
  TASKS("Task", false, "IsClosed = true AND ActivityDate >= LAST_N_DAYS:365"),
  /** From a year ago on; later ones count from their date. */
  EVENTS("Event", false, "ActivityDate >= LAST_N_DAYS:365");

  private final String object;
  private final boolean mergeable;
  private final String condition;

  SalesforceStream(String object, boolean mergeable, String condition) {
    this.object = object;
    this.mergeable = mergeable;
    this.condition = condition;
  }

  static SalesforceStream named(ConnectionName connection, String word) {
    for (SalesforceStream stream : values()) {
      if (stream.word().equals(word)) {
        return stream;
      }
    }
    throw ConnectorException.of(
        connection,
        FailureKind.PARK,
        "NO_SUCH_STREAM",
        "there is no stream called " + word,
        "use one of " + words());
  }

  static List<String> words() {
    return Arrays.stream(values()).map(SalesforceStream::word).toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String object() {
    return object;
  }

  /** Whether a record can be merged into another, which then is its {@code MasterRecordId}. */
  boolean mergeable() {
    return mergeable;
  }

  /** What else a record must fulfil; empty for all. */
  String condition() {
    return condition;
  }
}
