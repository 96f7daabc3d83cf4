package io.perennial.console.customer;

import io.perennial.console.Shown;
import io.perennial.console.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some records of a customer.
 *
 * @param key as an address names it, for example {@code tickets}
 * @param headings of the cells
 * @param rows the most telling first; not all if there are very many
 * @param total how many there are
 * @param stale why they may be out of date; null while they are fresh
 * @param linked whether the customer is known in that kind of system; if not, none means unknown
 */
record RecordTable(
    String key,
    String title,
    List<String> headings,
    List<Row> rows,
    int total,
    @Nullable String stale,
    boolean linked) {

  RecordTable {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /**
   * One record.
   *
   * @param source connection and stream, for example {@code stripe-eu/invoices}
   * @param read when the stream was last read to its end; null if never
   */
  record Row(List<Shown> cells, String source, String id, @Nullable When read) {

    Row {
      cells = List.copyOf(cells);
    }
  }
}
