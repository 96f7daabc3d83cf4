package io.perennial.sandbox.salesforce.bulk;

import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What ingest and query jobs have in common; the owner's lock guards it. */
final class Job {

  private final String id;
  private final String object;
  private final String operation;
  private final SalesforceUser user;
  private final Instant created;
  private State state;
  private int processed;
  private int failed;

  /** Where a job stands. */
  enum State {
    OPEN("Open"),
    UPLOAD_COMPLETE("UploadComplete"),
    IN_PROGRESS("InProgress"),
    JOB_COMPLETE("JobComplete"),
    ABORTED("Aborted"),
    FAILED("Failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  Job(
      String id,
      String object,
      String operation,
      SalesforceUser user,
      Instant created,
      State state) {
    this.id = id;
    this.object = object;
    this.operation = operation;
    this.user = user;
    this.created = created;
    this.state = state;
  }

  String id() {
    return id;
  }

  String object() {
    return object;
  }

  String operation() {
    return operation;
  }

  SalesforceUser user() {
    return user;
  }

  State state() {
    return state;
  }

  void state(State next) {
    state = next;
  }

  /** The state that a caller who polls is shown; the next poll sees one step more. */
  void step() {
    if (state == State.UPLOAD_COMPLETE) {
      state = State.IN_PROGRESS;
    } else if (state == State.IN_PROGRESS) {
      state = State.JOB_COMPLETE;
    }
  }

  void counted(int all, int refused) {
    processed = all;
    failed = refused;
  }

  Map<String, Object> json(String version) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("operation", operation);
    json.put("object", object);
    json.put("createdById", user.id());
    json.put("createdDate", created.toString().replace("Z", ".000+0000"));
    json.put("systemModstamp", created.toString().replace("Z", ".000+0000"));
    json.put("state", state.word());
    json.put("concurrencyMode", "Parallel");
    json.put("contentType", "CSV");
    json.put("apiVersion", Double.parseDouble(version.substring(1)));
    json.put("lineEnding", "LF");
    json.put("columnDelimiter", "COMMA");
    if (state == State.JOB_COMPLETE) {
      json.put("numberRecordsProcessed", processed);
      json.put("numberRecordsFailed", failed);
      json.put("retries", 0);
      json.put("totalProcessingTime", 1);
    }
    return json;
  }
}
