package io.perennial.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.rest.Errors;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.write.Obstacles;
import io.perennial.sandbox.soql.RecordId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code jobs/ingest}: open, upload, close, poll, read the results. */
public final class IngestJobs {

  private static final List<String> OPERATIONS =
      List.of("insert", "update", "upsert", "delete", "hardDelete");
  private static final Map<String, Character> SEPARATORS =
      Map.of(
          "COMMA", ',', "SEMICOLON", ';', "TAB", '\t', "PIPE", '|', "CARET", '^', "BACKQUOTE", '`');

  private final Org org;
  private final Obstacles obstacles;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final AtomicLong opened = new AtomicLong();

  public IngestJobs(Org org, Obstacles obstacles) {
    this.org = org;
    this.obstacles = obstacles;
  }

  public Answer create(Request request) {
    ObjectNode body = request.json();
    String operation = body.path("operation").asText();
    if (!OPERATIONS.contains(operation)) {
      throw new ApiException("INVALIDJOB", "Unknown operation: " + operation);
    }
    String key = body.path("externalIdFieldName").asText("");
    if (operation.equals("upsert") && key.isEmpty()) {
      throw new ApiException(
          "INVALIDJOB", "InvalidJob : External ID field name is required for upsert");
    }
    ObjectType object =
        org.read(() -> new Names(org, request.user()).object(body.path("object").asText()));
    Character separator = SEPARATORS.get(body.path("columnDelimiter").asText("COMMA"));
    Job job =
        new Job(
            RecordId.of("750", opened.incrementAndGet()).value(),
            object.name(),
            operation,
            request.user(),
            org.now(),
            Job.State.OPEN);
    uploads.put(job.id(), new Upload(job, key, separator == null ? ',' : separator));
    return Answer.json(200, json(request, job));
  }

  public Answer upload(Request request) {
    Upload upload = find(request);
    synchronized (upload) {
      need(upload, Job.State.OPEN);
      upload.add(request.call().body());
      return Answer.empty(201);
    }
  }

  /** Closes the upload, which sets the job to work, or aborts the job. */
  public Answer close(Request request) {
    Upload upload = find(request);
    String wish = request.json().path("state").asText();
    synchronized (upload) {
      switch (wish) {
        case "UploadComplete" -> {
          need(upload, Job.State.OPEN);
          upload.process(org, obstacles);
          upload.job().state(Job.State.UPLOAD_COMPLETE);
        }
        case "Aborted" -> upload.job().state(Job.State.ABORTED);
        default -> throw new ApiException("INVALIDJOBSTATE", "Invalid state: " + wish);
      }
      return Answer.json(200, json(request, upload.job()));
    }
  }

  public Answer get(Request request) {
    Upload upload = find(request);
    synchronized (upload) {
      upload.job().step();
      return Answer.json(200, json(request, upload.job()));
    }
  }

  public Answer list(Request request) {
    List<Object> records = new ArrayList<>();
    uploads.values().forEach(upload -> records.add(json(request, upload.job())));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("done", true);
    json.put("records", records);
    json.put("nextRecordsUrl", null);
    return Answer.json(200, json);
  }

  public Answer delete(Request request) {
    Upload upload = find(request);
    uploads.remove(upload.job().id());
    return Answer.empty(204);
  }

  public Answer successful(Request request) {
    return csv(request, Upload::successful);
  }

  public Answer failed(Request request) {
    return csv(request, Upload::failed);
  }

  public Answer unprocessed(Request request) {
    return csv(request, Upload::unprocessed);
  }

  private Answer csv(Request request, Function<Upload, String> text) {
    Upload upload = find(request);
    synchronized (upload) {
      return Answer.text(200, "text/csv", text.apply(upload));
    }
  }

  private static void need(Upload upload, Job.State state) {
    if (upload.job().state() != state) {
      throw new ApiException(
          "INVALIDJOBSTATE", "the job is " + upload.job().state().word() + ", not " + state.word());
    }
  }

  private static Map<String, Object> json(Request request, Job job) {
    Map<String, Object> json = job.json(request.path("version"));
    json.put(
        "contentUrl",
        "services/data/%s/jobs/ingest/%s/batches".formatted(request.path("version"), job.id()));
    return json;
  }

  private Upload find(Request request) {
    Upload upload = uploads.get(RecordId.of(request.path("id")).value());
    if (upload == null) {
      throw Errors.notFound();
    }
    return upload;
  }
}
