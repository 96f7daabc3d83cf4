package io.perennial.install;

import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.install.WantedOption;
import io.perennial.connector.target.FieldType;
import io.perennial.settings.Connected;
import io.perennial.writeback.FieldContent;
import io.perennial.writeback.FieldShape;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WrittenField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says in the connectors' words what {@code write-back.yaml} and the mappings ask for. */
final class Wishes {

  private Wishes() {}

  /** All fields of one connection, and what its mappings read. */
  static Wanted of(Connected connected, WriteBack writeBack) {
    List<WantedField> fields = new ArrayList<>();
    for (TargetRule rule : writeBack.of(connected.type())) {
      rule.fields().forEach(field -> fields.add(field(rule.object(), field, false)));
    }
    writeBack
        .tasksOf(connected.type())
        .ifPresent(rule -> fields.add(field(rule.object(), rule.key(), true)));
    SortedMap<String, SortedSet<String>> reads = new TreeMap<>();
    for (String stream : connected.mapping().streams()) {
      reads
          .computeIfAbsent(connected.connector().source().object(stream), object -> new TreeSet<>())
          .addAll(connected.mapping().selection(stream));
    }
    return new Wanted(fields, reads, Optional.empty());
  }

  private static WantedField field(String object, WrittenField field, boolean key) {
    FieldShape shape = field.shape();
    return new WantedField(
        object,
        field.name(),
        type(shape.content()),
        shape.label(),
        shape.help(),
        shape.length(),
        shape.digits(),
        shape.scale(),
        shape.options().stream()
            .map(option -> new WantedOption(option.word(), option.stored()))
            .toList(),
        shape.formula(),
        field.adopt(),
        key);
  }

  private static FieldType type(FieldContent content) {
    return switch (content) {
      case TEXT -> FieldType.TEXT;
      case NUMBER -> FieldType.NUMBER;
      case PERCENT -> FieldType.PERCENT;
      case CURRENCY -> FieldType.CURRENCY;
      case PICKLIST -> FieldType.PICKLIST;
      case DATE -> FieldType.DATE;
      case DATE_TIME -> FieldType.DATE_TIME;
      case CHECKBOX -> FieldType.BOOLEAN;
      case URL -> FieldType.URL;
    };
  }
}
