package io.perennial.connector.testkit;

import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records that come in a form that nobody can use. */
final class Spoilt {

  private enum Form {
    WITHOUT_KEY,
    WITHOUT_TIME
  }

  private final Map<String, Form> forms = new HashMap<>();

  void hideKey(String stream, String id, boolean hidden) {
    if (hidden) {
      forms.put(stream + "/" + id, Form.WITHOUT_KEY);
    } else {
      forms.remove(stream + "/" + id);
    }
  }

  void hideTime(String stream, String id) {
    forms.put(stream + "/" + id, Form.WITHOUT_TIME);
  }

  /** How a record comes; empty if it can be read. */
  Optional<UnreadableRecord> of(SourceRecord record) {
    Form form = forms.get(record.stream() + "/" + record.id());
    if (form == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (form) {
          case WITHOUT_KEY -> UnreadableRecord.withoutKey(record.toString(), "id is missing");
          case WITHOUT_TIME -> UnreadableRecord.of(record.id(), "changed is no time stamp");
        });
  }
}
