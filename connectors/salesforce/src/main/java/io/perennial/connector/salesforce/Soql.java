package io.perennial.connector.salesforce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of Salesforce's query language. */
final class Soql {

  private Soql() {}

  /** A query over a stream; all conditions hold, the stream's own among them. */
  static String select(String columns, SalesforceStream stream, List<String> conditions) {
    List<String> all = new ArrayList<>(conditions);
    if (!stream.condition().isEmpty()) {
      all.add(stream.condition());
    }
    String where =
        all.isEmpty()
            ? ""
            : " WHERE " + all.stream().map("(%s)"::formatted).collect(Collectors.joining(" AND "));
    return "SELECT " + columns + " FROM " + stream.object() + where;
  }

  /** A time stamp; Salesforce keeps whole seconds. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
