package io.perennial.erase;

import io.perennial.connector.ConnectionName;
import io.perennial.erase.subject.Found;
import io.perennial.sql.Sql;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where records leave traces that are no rows of their own. */
@Component
final class Traces {

  private final JdbcClient jdbc;

  Traces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Problems of earlier turns name their records. */
  void hideInReports(List<Held> records) {
    jdbc.sql(
            """
            update run set report = jsonb_set(report, '{problems}', (
              select jsonb_agg(
                case when (problem ->> 'connection', problem ->> 'id') in (
                    select gone.connection, gone.id
                    from unnest(:connections, :ids) as gone (connection, id))
                  then problem || '{"id": "erased", "reason": "erased"}' else problem end
                order by place)
              from jsonb_array_elements(report -> 'problems') with ordinality
                as told (problem, place)))
            where exists (
              select from jsonb_array_elements(report -> 'problems') as problem
              join unnest(:connections, :ids) as gone (connection, id)
                on (gone.connection, gone.id) = (problem ->> 'connection', problem ->> 'id'))
            """)
        .param("connections", Sql.column(records, each -> each.key().connection().value()))
        .param("ids", Sql.column(records, Held::id))
        .update();
  }

  /** Streams whose place of reading is told by a key that is to go: they begin again. */
  Set<StreamKey> cursorsNaming(Wanted wanted) {
    Set<StreamKey> naming = new TreeSet<>(Comparator.comparing(StreamKey::toString));
    jdbc.sql(
            """
            select connection, stream, value from cursor
            union all
            select connection, stream, cursor from refresh where cursor is not null
            """)
        .query(
            row -> {
              if (!wanted.in(row.getString("value")).isEmpty()) {
                naming.add(
                    new StreamKey(
                        new ConnectionName(row.getString("connection")), row.getString("stream")));
              }
            });
    return naming;
  }

  /** What this program cannot erase; to be asked before anything is removed. */
  List<String> beyondUs(Found found) {
    List<String> sentences = new ArrayList<>();
    Set<String> connections = new TreeSet<>();
    found.records().forEach(held -> connections.add(held.key().connection().value()));
    found.again().forEach(stream -> connections.add(stream.connection().value()));
    sentences.add(
        "what the systems themselves hold%s: erase it there, too"
            .formatted(connections.isEmpty() ? "" : " (" + String.join(", ", connections) + ")"));
    jdbc.sql(
            """
            select connection, object, count(*) as records from target_value
            where customer = any(:customers) and seen <> '{}'
            group by connection, object order by connection, object
            """)
        .param("customers", found.customers().toArray(Long[]::new))
        .query(
            row -> {
              sentences.add(
                  "our own fields in %,d records of %s/%s: they keep our last conclusions; empty them there"
                      .formatted(
                          row.getInt("records"),
                          row.getString("connection"),
                          row.getString("object")));
            });
    sentences.add("backups that were made before: delete them, or erase again after a restore");
    sentences.add(
        "pages and logs of the database that are not in use any more, until it writes over them");
    return sentences;
  }
}
