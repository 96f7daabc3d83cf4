package io.perennial.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.perennial.erase.subject.Names;
import io.perennial.sql.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sentences of the store: what was told to people, by us or by a system. Names in them give way
 * to a word. In all other texts, which are values of others' records, names are only searched for.
 */
@Component
final class Prose {

  private static final int ROWS_AT_ONCE = 1000;

  private static final List<Column> SENTENCES =
      List.of(
          new Column("alert", "what", false),
          new Column("alert", "meaning", false),
          new Column("alert", "mend", false),
          new Column("brake", "reason", false),
          new Column("connection", "reason", false),
          new Column("connection", "mend", false),
          new Column("parked", "reason", false),
          new Column("parked", "cause", false),
          new Column("parked", "mend", false),
          new Column("reconciliation", "failure", false),
          new Column("run", "report", true),
          new Column("write", "message", false));

  private final JdbcClient jdbc;
  private final JdbcTemplate rows;

  Prose(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.rows = new JdbcTemplate(dataSource);
    this.rows.setFetchSize(ROWS_AT_ONCE); // inside a transaction only this many are in memory
  }

  private record Column(String table, String name, boolean json) {

    String full() {
      return "%s.%s".formatted(table, name);
    }
  }

  /** Whether a column holds sentences, for example {@code brake.reason}. */
  static boolean is(String column) {
    return SENTENCES.stream().anyMatch(sentence -> sentence.full().equals(column));
  }

  /** Takes the names out of every sentence; gives rows by column, none left out. */
  SortedMap<String, Integer> blank(Names names) {
    SortedMap<String, Integer> blanked = new TreeMap<>();
    if (!names.areNone()) {
      for (Column column : SENTENCES) {
        int changed = blank(column, names);
        if (changed > 0) {
          blanked.put(column.full(), changed);
        }
      }
    }
    return blanked;
  }

  private int blank(Column column, Names names) {
    List<String> places = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    rows.query(
        "select ctid::text as place, %1$s::text as words from %2$s where %1$s is not null"
            .formatted(column.name(), column.table()),
        row -> {
          String words = row.getString("words");
          String blanked = column.json() ? json(words, names) : names.blanked(words);
          if (!blanked.equals(words)) {
            places.add(row.getString("place"));
            texts.add(blanked);
          }
        });
    if (!places.isEmpty()) {
      jdbc.sql(
              """
              update %1$s held set %2$s = told.words::%3$s
              from unnest(:places::tid[], :words) as told (place, words)
              where held.ctid = told.place
              """
                  .formatted(column.table(), column.name(), column.json() ? "jsonb" : "text"))
          .param("places", places.toArray(String[]::new))
          .param("words", texts.toArray(String[]::new))
          .update();
    }
    return places.size();
  }

  /** The same text if it names nobody. */
  private static String json(String text, Names names) {
    JsonNode tree = Json.read(text, JsonNode.class);
    JsonNode blanked = blanked(tree.deepCopy(), names);
    return blanked.equals(tree) ? text : Json.write(blanked);
  }

  private static JsonNode blanked(JsonNode node, Names names) {
    if (node instanceof TextNode text) {
      return TextNode.valueOf(names.blanked(text.textValue()));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(blanked(field.getValue(), names)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, blanked(array.get(i), names));
      }
    }
    return node;
  }
}
