package io.perennial.install;

import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.rules.Rulebook;
import io.perennial.settings.Connected;
import io.perennial.writeback.TaskRule;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WrittenField;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Fields that bear our names and existed before us: they are written only with adopt: true. */
@Component
public final class Strangers {

  private final Rulebook rulebook;

  Strangers(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /**
   * The fields of an object that are people's, although {@code write-back.yaml} names them.
   *
   * @throws io.perennial.connector.ConnectorException if the vendor refuses or cannot be reached
   */
  public SortedSet<String> among(Connected connected, ObjectSchema schema) {
    WriteBack writeBack = rulebook.current().writeBack();
    Set<String> ours =
        Stream.concat(
                writeBack.of(connected.type()).stream()
                    .filter(rule -> rule.object().equals(schema.object()))
                    .flatMap(rule -> rule.written().stream()),
                writeBack.tasksOf(connected.type()).stream()
                    .filter(rule -> rule.object().equals(schema.object()))
                    .map(TaskRule::key))
            .filter(field -> !field.adopt())
            .map(WrittenField::name)
            .filter(name -> schema.field(name).isPresent())
            .collect(Collectors.toSet());
    return ours.isEmpty()
        ? new TreeSet<>()
        : connected
            .connector()
            .installer()
            .<SortedSet<String>>map(installer -> installer.strangers(schema.object(), ours))
            .orElseGet(TreeSet::new);
  }

  /** The object with the fields of people read-only for us. */
  public ObjectSchema spared(Connected connected, ObjectSchema schema) {
    SortedSet<String> strangers = among(connected, schema);
    if (strangers.isEmpty()) {
      return schema;
    }
    TreeMap<String, FieldSchema> fields = new TreeMap<>(schema.fields());
    strangers.forEach(name -> fields.computeIfPresent(name, (key, field) -> readOnly(field)));
    return new ObjectSchema(schema.object(), fields);
  }

  private static FieldSchema readOnly(FieldSchema field) {
    return new FieldSchema(
        field.name(),
        field.label(),
        field.type(),
        field.length(),
        field.scale(),
        false,
        field.options(),
        field.restricted(),
        field.calculated());
  }
}
