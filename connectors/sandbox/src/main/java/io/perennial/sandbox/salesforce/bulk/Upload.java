package io.perennial.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.write.Obstacles;
import io.perennial.sandbox.salesforce.write.Style;
import io.perennial.sandbox.salesforce.write.Upserts;
import io.perennial.sandbox.salesforce.write.Writer;
import io.perennial.sandbox.soql.RecordId;
import java.util.ArrayList;
import java.util.List;

/** The records of an ingest job, and what became of each. */
final class Upload {

  private final Job job;
  private final String key;
  private final char separator;
  private final StringBuilder csv = new StringBuilder();
  private final List<Line> lines = new ArrayList<>();
  private List<String> header = List.of();

  /**
   * An empty upload.
   *
   * @param key external id field of an upsert, else empty
   */
  Upload(Job job, String key, char separator) {
    this.job = job;
    this.key = key;
    this.separator = separator;
  }

  /** One record; {@code error} is empty if it was written. */
  private record Line(List<String> values, String id, boolean created, String error) {}

  Job job() {
    return job;
  }

  void add(String text) {
    csv.append(text);
  }

  /** Writes all records, each by itself. */
  void process(Org org, Obstacles obstacles) {
    List<List<String>> all = Csv.read(csv.toString(), separator);
    header = all.isEmpty() ? List.of() : all.get(0);
    Writer writer = new Writer(org, obstacles, job.user());
    for (List<String> values : all.subList(Math.min(1, all.size()), all.size())) {
      lines.add(write(org, writer, values));
    }
    job.counted(lines.size(), (int) lines.stream().filter(line -> !line.error().isEmpty()).count());
  }

  String successful() {
    StringBuilder text = new StringBuilder(headerLine("sf__Id", "sf__Created"));
    for (Line line : lines) {
      if (line.error().isEmpty()) {
        text.append(row(line, line.id(), String.valueOf(line.created())));
      }
    }
    return text.toString();
  }

  String failed() {
    StringBuilder text = new StringBuilder(headerLine("sf__Id", "sf__Error"));
    for (Line line : lines) {
      if (!line.error().isEmpty()) {
        text.append(row(line, line.id(), line.error()));
      }
    }
    return text.toString();
  }

  /** What was uploaded but never processed, because the job was aborted. */
  String unprocessed() {
    return job.state() == Job.State.ABORTED ? csv.toString() : Csv.line(header);
  }

  private Line write(Org org, Writer writer, List<String> values) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(values.size(), header.size()); i++) {
      record.put(header.get(i), values.get(i));
    }
    String id = record.path("Id").asText("");
    try {
      return org.write(() -> write(org, writer, record, values, id), done -> true);
    } catch (ApiException e) {
      return new Line(
          values, id, false, e.errors().stream().map(Upload::text).findFirst().orElse(""));
    }
  }

  private Line write(Org org, Writer writer, ObjectNode record, List<String> values, String id) {
    ObjectType object = new Names(org, job.user()).object(job.object());
    return switch (job.operation()) {
      case "insert" -> new Line(values, writer.create(object, record, Style.CSV), true, "");
      case "update" -> {
        writer.update(object, id, record, Style.CSV);
        yield new Line(values, RecordId.of(id).value(), false, "");
      }
      case "delete", "hardDelete" -> {
        writer.delete(object, id);
        yield new Line(values, RecordId.of(id).value(), false, "");
      }
      default -> {
        Upserts upserts = new Upserts(org, job.user(), writer);
        Field field = upserts.key(object, key);
        String value = upserts.value(field, record);
        Upserts.Upserted done = upserts.upsert(object, field, value, record, Style.CSV);
        yield new Line(values, done.id(), done.created(), "");
      }
    };
  }

  /** For example {@code STRING_TOO_LONG:Name: data value too large:Name --}. */
  private static String text(ApiError error) {
    return "%s:%s:%s --".formatted(error.code(), error.message(), String.join(",", error.fields()));
  }

  private String headerLine(String first, String second) {
    List<String> names = new ArrayList<>(List.of(first, second));
    names.addAll(header);
    return Csv.line(names);
  }

  private static String row(Line line, String first, String second) {
    List<String> values = new ArrayList<>(List.of(first, second));
    values.addAll(line.values());
    return Csv.line(values);
  }
}
