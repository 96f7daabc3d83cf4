package io.perennial.backup;

import io.perennial.backup.Contents.Part;
import io.perennial.sql.Sql;
import io.perennial.turn.TurnBreak;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Brings a backup back, in one transaction in which no turn runs.
 *
 * <p>What was being sent when the backup was made is still marked so: the next turn reads it back
 * from the target before it sends anything. Places of reading are as old as the backup, so that
 * everything since is read again; a source that does not remember so far back is listed anew.
 */
@Component
public final class Restoring {

  private final JdbcClient jdbc;
  private final DataSource database;
  private final TurnBreak turnBreak;
  private final Clock clock;

  Restoring(JdbcClient jdbc, DataSource database, TurnBreak turnBreak, Clock clock) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.database = database;
    this.turnBreak = turnBreak;
  }

  /**
   * Fills the store from a backup.
   *
   * @param replaces whether what the store holds may be thrown away
   * @return what was in the backup, and which tokens of the API are valid by it; one that the store
   *     knows as revoked stays revoked
   * @throws Refused if the file is damaged or of another schema, or the store is not empty
   * @throws TurnRefused if a turn runs
   */
  public Restored restore(Path path, boolean replaces) throws IOException {
    try (BackupFile file = BackupFile.open(path)) {
      refuseAnotherSchema(path, file.manifest());
      file.verify();
      return turnBreak.during(
          ending -> {
            List<Part> parts = Contents.parts(jdbc, true);
            if (!replaces) {
              refuseFull(parts);
            }
            RevokedTokens revoked = RevokedTokens.of(jdbc);
            fill(file, parts);
            revoked.revoke(jdbc);
            return new Restored(file.manifest(), RevokedTokens.valid(jdbc, clock.instant()));
          });
    }
  }

  private void refuseAnotherSchema(Path path, Manifest manifest) {
    String ours = Contents.schema(jdbc);
    if (!manifest.schema().equals(ours)) {
      throw new Refused(
          "%s has the schema %s and this program has %s: restore with the program that made it (perennial %s)."
              .formatted(path, manifest.schema(), ours, manifest.version()));
    }
    Set<String> known =
        Contents.parts(jdbc, true).stream()
            .flatMap(part -> part.columns().stream().map(column -> part.table() + "." + column))
            .collect(Collectors.toSet());
    for (Manifest.Table table : manifest.tables()) {
      for (String column : table.columns()) {
        if (!known.contains(table.name() + "." + column)) {
          throw new Refused(
              "%s is damaged in %s: no table of ours has these columns."
                  .formatted(path, Manifest.ENTRY));
        }
      }
    }
  }

  private void refuseFull(List<Part> parts) {
    String any =
        parts.stream()
            .map(part -> "exists (select from %s)".formatted(part.table()))
            .collect(Collectors.joining(" or "));
    if (jdbc.sql("select " + any).query(Boolean.class).single()) {
      throw new Refused(
          "The store is not empty: restore into another (--data DIR), or add --replace to throw"
              + " away what it holds.");
    }
  }

  private void fill(BackupFile file, List<Part> parts) {
    jdbc.sql("truncate " + parts.stream().map(Part::table).collect(Collectors.joining(", ")))
        .update();
    Connection connection = DataSourceUtils.getConnection(database); // the transaction's own
    try {
      CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
      Set<String> filled = new HashSet<>();
      for (Part part : parts) {
        for (Manifest.Table table : file.manifest().tables()) {
          if (table.name().equals(part.table()) && filled.add(table.name())) {
            copy(copies, file, table);
          }
        }
      }
    } catch (SQLException refused) {
      throw new IllegalStateException("the database refused the backup", refused);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
    file.manifest()
        .sequences()
        .forEach(
            (sequence, last) ->
                jdbc.sql("select setval(:sequence::text::regclass, :last)")
                    .param("sequence", sequence)
                    .param("last", last)
                    .query(Long.class)
                    .single());
    jdbc.sql("update target_value set restored_at = :now")
        .param("now", Sql.time(clock.instant()))
        .update();
    jdbc.sql("analyze").update();
  }

  private static void copy(CopyManager copies, BackupFile file, Manifest.Table table)
      throws SQLException, IOException {
    try (InputStream data = file.data(table)) {
      long rows =
          copies.copyIn(
              "copy %s (%s) from stdin (format binary)".formatted(table.name(), table.columnList()),
              data);
      if (rows != table.rows()) {
        throw new Refused(
            "%s came back with %,d rows and had %,d: nothing was changed."
                .formatted(table.name(), rows, table.rows()));
      }
    }
  }
}
