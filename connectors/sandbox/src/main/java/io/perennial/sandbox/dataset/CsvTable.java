package io.perennial.sandbox.dataset;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One CSV file with a line of column names; UTF-8, with or without a byte-order mark. */
final class CsvTable {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private CsvTable() {}

  /**
   * All rows of a file; none if there is no such file.
   *
   * @param key column whose values must differ
   */
  static List<Row> optional(Path file, Days days, String key) {
    return Files.exists(file) ? read(file, days, key) : List.of();
  }

  /** All rows of a file. */
  static List<Row> read(Path file, Days days, String key) {
    String name = String.valueOf(file.getFileName());
    List<Row> rows = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    try (Reader reader = new StringReader(text(file));
        CSVParser parser = FORMAT.parse(reader)) {
      for (CSVRecord record : parser) {
        Row row = new Row(name, parser.getCurrentLineNumber(), record, days);
        if (!keys.add(row.text(key))) {
          throw row.wrong(key, "occurs twice", "give every row a value of its own");
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new DatasetException(
          "%s: %s; mend the quotes or the column names".formatted(name, e.getMessage()));
    }
    return rows;
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
