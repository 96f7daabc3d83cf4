package io.perennial.journey;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A record's place in one system.
 *
 * @param stream the stream, the vendor's object or the canonical type, by what is asked for
 */
record Ref(String connection, String stream, String id) {

  static Ref of(ResultSet row) throws SQLException {
    return of(row, "stream");
  }

  static Ref of(ResultSet row, String column) throws SQLException {
    return new Ref(row.getString("connection"), row.getString(column), row.getString("id"));
  }
}
