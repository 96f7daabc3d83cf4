package io.perennial.erase.subject;

import io.perennial.connector.ConnectionName;
import io.perennial.model.CanonicalType;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All streams of which we hold or may hold records: configured ones, and those of earlier days. */
@Component
public final class KnownStreams {

  private final Installation installation;
  private final JdbcClient jdbc;

  KnownStreams(Installation installation, JdbcClient jdbc) {
    this.installation = installation;
    this.jdbc = jdbc;
  }

  /** One of them. */
  public record Known(StreamKey key, String object, CanonicalType type) {

    Held held(String id) {
      return new Held(key, object, type, id);
    }
  }

  public List<Known> all() {
    Map<StreamKey, Known> known = new LinkedHashMap<>();
    for (Connected connected : installation.connections()) {
      for (String stream : connected.mapping().streams()) {
        StreamKey key = new StreamKey(connected.name(), stream);
        known.put(
            key,
            new Known(
                key,
                connected.connector().source().object(stream),
                connected.mapping().type(stream)));
      }
    }
    for (CanonicalType type : CanonicalType.values()) {
      jdbc.sql("select distinct connection, stream from " + type.word())
          .query(
              row -> {
                StreamKey key =
                    new StreamKey(
                        new ConnectionName(row.getString("connection")), row.getString("stream"));
                known.putIfAbsent(key, new Known(key, key.stream(), type));
              });
    }
    return new ArrayList<>(known.values());
  }
}
