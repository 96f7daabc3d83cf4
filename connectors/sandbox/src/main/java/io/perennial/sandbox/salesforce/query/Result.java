package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.state.Table;
import java.util.List;
import java.util.stream.IntStream;

/** The records that a query found, kept as numbers until somebody reads them. */
public final class Result {

  private final Org org;
  private final ObjectType object;
  private final List<Column> columns;
  private final int[] handles;

  Result(Org org, ObjectType object, List<Column> columns, int[] handles) {
    this.org = org;
    this.object = object;
    this.columns = columns;
    this.handles = handles.clone();
  }

  public ObjectType object() {
    return object;
  }

  /** The fields as the query names them. */
  public List<Column> columns() {
    return columns;
  }

  public int size() {
    return handles.length;
  }

  /** Some of the records, as they are now; only inside {@link Org#read}. */
  public List<RecordRow> rows(int from, int to) {
    Table table = org.table(object);
    return IntStream.range(from, Math.min(to, size()))
        .mapToObj(place -> new RecordRow(org, object, table, handles[place]))
        .toList();
  }
}
