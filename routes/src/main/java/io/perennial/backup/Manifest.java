package io.perennial.backup;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a backup.
 *
 * @param version of the program that made it
 * @param schema of the store, for example {@code 1 (checksum -1780450312)}
 * @param at the moment that it shows
 * @param tokens whether rotating tokens are in it
 * @param tables in the order in which they can be filled
 * @param sequences the last number that each sequence gave; none that has given no number
 */
public record Manifest(
    String version,
    String schema,
    Instant at,
    boolean tokens,
    List<Table> tables,
    SortedMap<String, Long> sequences) {

  /** Where it stands in the file. */
  static final String ENTRY = "manifest.json";

  public Manifest {
    tables = List.copyOf(tables);
    sequences = new TreeMap<>(sequences);
  }

  /**
   * One table.
   *
   * @param columns in the order of the data
   * @param rows how many
   * @param sha256 of the data before it was packed, 64 hexadecimal digits
   */
  public record Table(String name, List<String> columns, long rows, String sha256) {

    public Table {
      columns = List.copyOf(columns);
    }

    /** Where its data stands in the file: PostgreSQL's binary COPY format. */
    String entry() {
      return "tables/%s.copy".formatted(name);
    }

    String columnList() {
      return String.join(", ", columns);
    }
  }

  long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
