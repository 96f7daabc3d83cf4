package io.perennial.install;

import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import io.perennial.mapping.SchemaCheck;
import io.perennial.mapping.path.ReadField;
import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.rules.Rulebook;
import io.perennial.settings.Connected;
import io.perennial.writeback.TargetRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds to a connector's own checks what only our files tell: lines of mappings, adopted fields. */
@Component
public final class MappingChecks {

  private final Rulebook rulebook;
  private final Strangers strangers;

  MappingChecks(Rulebook rulebook, Strangers strangers) {
    this.rulebook = rulebook;
    this.strangers = strangers;
  }

  /**
   * The connector's lines and ours. A field that the connector misses gets the place where the
   * mapping reads it; one that holds something else than its transform takes gets a line.
   */
  public List<CheckResult> add(Connected connected, List<CheckResult> ofConnector) {
    List<CheckResult> results = new ArrayList<>(ofConnector);
    connected.connector().schema().ifPresent(reader -> add(connected, reader, results));
    return results;
  }

  private void add(Connected connected, SchemaReader reader, List<CheckResult> results) {
    try {
      Map<String, ObjectSchema> seen = new HashMap<>();
      for (String stream : connected.mapping().streams()) {
        String object = connected.connector().source().object(stream);
        read(connected, stream, seen.computeIfAbsent(object, reader::describe), results);
      }
      for (TargetRule rule : rulebook.current().writeBack().of(connected.type())) {
        ObjectSchema schema = seen.computeIfAbsent(rule.object(), reader::describe);
        for (String name : strangers.among(connected, schema)) {
          results.add(
              CheckResult.fail(
                  "field %s.%s".formatted(rule.object(), name),
                  "existed before us: nothing is written to it",
                  "rename it and run install, or say adopt: true in write-back.yaml"));
        }
      }
    } catch (ConnectorException failure) {
      boolean told = results.stream().anyMatch(result -> result.level() == Level.FAIL);
      if (!told) {
        results.add(
            CheckResult.fail("fields", String.valueOf(failure.getMessage()), failure.mend()));
      }
    }
  }

  private static void read(
      Connected connected, String stream, ObjectSchema schema, List<CheckResult> results) {
    Map<String, SourceKind> described = new HashMap<>();
    schema.fields().values().forEach(field -> described.put(field.name(), kind(field)));
    Problems problems = new Problems();
    SchemaCheck.check(connected.mapping(), stream, described, problems);
    for (Problem problem : problems.all()) {
      String place = "%s %s".formatted(problem.place(), problem.path());
      for (ReadField read : connected.mapping().readFields(stream)) {
        if (read.usedBy().equals(problem.path()) && problem.what().contains("\"" + read.path())) {
          String thing = "field %s.%s".formatted(schema.object(), read.path().text());
          tell(thing, place, problem, results);
        }
      }
    }
  }

  private static void tell(String thing, String place, Problem problem, List<CheckResult> results) {
    String mend = "%s: %s".formatted(place, problem.mend());
    for (int i = 0; i < results.size(); i++) {
      CheckResult told = results.get(i);
      if (told.thing().equals(thing) && told.level() == Level.FAIL) {
        results.set(i, CheckResult.fail(thing, told.consequence(), told.mend() + "; in " + mend));
        return;
      }
    }
    results.add(
        CheckResult.fail(
            thing, problem.what() + ": its records are parked or it stays unknown", "in " + mend));
  }

  private static SourceKind kind(FieldSchema field) {
    FieldType type = field.type();
    return switch (type) {
      case TEXT, PICKLIST, URL -> SourceKind.TEXT;
      case NUMBER, CURRENCY, PERCENT -> SourceKind.NUMBER;
      case BOOLEAN -> SourceKind.BOOLEAN;
      case DATE -> SourceKind.DATE;
      case DATE_TIME -> SourceKind.INSTANT;
      case REFERENCE, OTHER -> SourceKind.ANY;
    };
  }
}
