package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Results that are read page by page: four bytes a record. */
public final class Cursors {

  private static final long KEPT = 10_000_000; // records in all open results
  private static final Pattern LOCATOR = Pattern.compile("(0r8\\w+)-(\\d+)");

  private final Map<String, Cursor> cursors = new LinkedHashMap<>();
  private long opened;
  private long records;

  /** One open result. */
  record Cursor(
      String id, ObjectType object, List<Column> columns, Handles handles, SalesforceUser user) {

    String locator(int offset) {
      return id + "-" + offset;
    }
  }

  /** Handles of a result's records. */
  static final class Handles {

    private final int[] values;

    Handles(int[] values) {
      this.values = values;
    }

    int size() {
      return values.length;
    }

    int get(int place) {
      return values[place];
    }
  }

  /** A place in an open result. */
  record Place(Cursor cursor, int offset) {}

  /** Closes all results, as if two days had passed. */
  public synchronized void expire() {
    cursors.clear();
    records = 0;
  }

  synchronized Cursor open(
      ObjectType object, List<Column> columns, int[] handles, SalesforceUser user) {
    String id = "0r8xx%014d".formatted(++opened);
    Cursor cursor = new Cursor(id, object, columns, new Handles(handles), user);
    cursors.put(id, cursor);
    records += handles.length;
    forgetOldest();
    return cursor;
  }

  private void forgetOldest() {
    Iterator<Cursor> oldest = cursors.values().iterator();
    while (records > KEPT && cursors.size() > 1 && oldest.hasNext()) {
      records -= oldest.next().handles().size();
      oldest.remove();
    }
  }

  synchronized Place find(String locator, SalesforceUser user) {
    Matcher matcher = LOCATOR.matcher(locator);
    Cursor cursor = matcher.matches() ? cursors.get(matcher.group(1)) : null;
    if (cursor == null || !cursor.user().equals(user)) {
      throw new ApiException("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    int offset = Integer.parseInt(matcher.group(2));
    if (offset >= cursor.handles().size()) {
      throw new ApiException("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    return new Place(cursor, offset);
  }
}
