package io.perennial.backup;

import io.perennial.backup.Contents.Part;
import io.perennial.sql.Json;
import io.perennial.work.Refused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Copies the whole store into one file, as it is at one moment: beside a turn that runs, too.
 * Tables stream through; none is held in memory.
 */
@Component
public final class BackupWriter {

  private static final String VERSION = "1";

  private final DataSource database;
  private final Clock clock;

  BackupWriter(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes a backup that only its owner may read; the file appears when it is whole.
   *
   * @param tokens whether rotating tokens go along
   * @throws Refused if there is such a file
   */
  public Manifest write(Path file, boolean tokens) throws IOException {
    if (Files.exists(file)) {
      throw new Refused("%s exists: name another file, or remove it.".formatted(file));
    }
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try {
      OwnerOnly.create(draft);
      Manifest manifest = copy(draft, tokens);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } catch (SQLException failed) {
      throw new IllegalStateException("the database broke the backup off", failed);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Manifest copy(Path file, boolean tokens) throws IOException, SQLException {
    try (Connection connection = database.getConnection();
        ZipOutputStream zip =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(Deflater.BEST_SPEED);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try {
        Manifest manifest = copy(connection, zip, tokens);
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(Json.write(manifest).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        return manifest;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
    }
  }

  private Manifest copy(Connection connection, ZipOutputStream zip, boolean tokens)
      throws IOException, SQLException {
    JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    Instant now = clock.instant();
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    List<Manifest.Table> tables = new ArrayList<>();
    for (Part part : Contents.parts(jdbc, tokens)) {
      Manifest.Table named = new Manifest.Table(part.table(), part.columns(), 0, "");
      zip.putNextEntry(new ZipEntry(named.entry()));
      Digested data = new Digested(zip);
      long rows =
          copies.copyOut(
              "copy (select %s from %s) to stdout (format binary)"
                  .formatted(named.columnList(), part.table()),
              data);
      zip.closeEntry();
      tables.add(new Manifest.Table(part.table(), part.columns(), rows, data.sum()));
    }
    return new Manifest(VERSION, Contents.schema(jdbc), now, tokens, tables, sequences(jdbc));
  }

  /** Read after the tables: no row of theirs has a later number. */
  private static SortedMap<String, Long> sequences(JdbcClient jdbc) {
    SortedMap<String, Long> sequences = new TreeMap<>();
    jdbc.sql(
            """
            select sequencename, last_value from pg_sequences
            where schemaname = current_schema() and last_value is not null
            """)
        .query(
            row -> {
              sequences.put(row.getString("sequencename"), row.getLong("last_value"));
            });
    return sequences;
  }
}
