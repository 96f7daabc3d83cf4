package io.perennial.sandbox.salesforce.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.query.Column;
import io.perennial.sandbox.salesforce.query.Queries;
import io.perennial.sandbox.salesforce.query.Result;
import io.perennial.sandbox.salesforce.query.Shape;
import io.perennial.sandbox.salesforce.rest.Errors;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.soql.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** {@code jobs/query}: results as CSV, in pieces that locators name. */
public final class QueryJobs {

  private static final int MOST_RECORDS = 50_000;

  private final Org org;
  private final Queries queries;
  private final Map<String, Running> jobs = new ConcurrentHashMap<>();
  private final AtomicLong opened = new AtomicLong();

  public QueryJobs(Org org, Queries queries) {
    this.org = org;
    this.queries = queries;
  }

  /** A job and what it found. */
  private record Running(Job job, Result result) {}

  public Answer create(Request request) {
    ObjectNode body = request.json();
    String operation = body.path("operation").asText();
    if (!List.of("query", "queryAll").contains(operation)) {
      throw new ApiException("INVALIDJOB", "Unknown operation: " + operation);
    }
    Result result =
        queries.whole(body.path("query").asText(), request.user(), operation.equals("queryAll"));
    Job job =
        new Job(
            RecordId.of("750", 1_000_000 + opened.incrementAndGet()).value(),
            result.object().name(),
            operation,
            request.user(),
            org.now(),
            Job.State.UPLOAD_COMPLETE);
    job.counted(result.size(), 0);
    jobs.put(job.id(), new Running(job, result));
    return Answer.json(200, job.json(request.path("version")));
  }

  public Answer get(Request request) {
    Job job = find(request).job();
    synchronized (job) {
      job.step();
      return Answer.json(200, job.json(request.path("version")));
    }
  }

  /** The only change that is possible: {@code Aborted}. */
  public Answer abort(Request request) {
    Job job = find(request).job();
    if (!request.json().path("state").asText().equals("Aborted")) {
      throw new ApiException("INVALIDJOBSTATE", "a query job can only be aborted");
    }
    synchronized (job) {
      job.state(Job.State.ABORTED);
      return Answer.json(200, job.json(request.path("version")));
    }
  }

  public Answer delete(Request request) {
    jobs.remove(find(request).job().id());
    return Answer.empty(204);
  }

  /** One piece of the result; the last one names the literal locator {@code null}. */
  public Answer results(Request request) {
    Running running = find(request);
    synchronized (running.job()) {
      if (running.job().state() != Job.State.JOB_COMPLETE) {
        throw new ApiException("INVALIDJOBSTATE", "the job is not complete");
      }
    }
    Result result = running.result();
    int from = place(request.call().parameter("locator"));
    int wish = request.call().parameter("maxRecords").map(Integer::parseInt).orElse(MOST_RECORDS);
    int to = Math.min(result.size(), from + Math.min(wish, MOST_RECORDS));
    String csv = org.read(() -> csv(result, from, to));
    return Answer.text(200, "text/csv", csv)
        .with("Sforce-Locator", to < result.size() ? locator(to) : "null")
        .with("Sforce-NumberOfRecords", String.valueOf(to - from));
  }

  private static String csv(Result result, int from, int to) {
    StringBuilder csv = new StringBuilder();
    csv.append(
        Csv.line(result.columns().stream().map(column -> column.path().toString()).toList()));
    for (RecordRow row : result.rows(from, to)) {
      csv.append(Csv.line(result.columns().stream().map(column -> text(column, row)).toList()));
    }
    return csv.toString();
  }

  private static String text(Column column, RecordRow row) {
    @Nullable Object value = Shape.value(column.field().type(), row.value(column.path()));
    return Objects.requireNonNullElse(value, "").toString().replaceFirst("\\+0000$", "Z");
  }

  private static String locator(int place) {
    return "MTpw" + Integer.toString(place, Character.MAX_RADIX);
  }

  private static int place(Optional<String> locator) {
    if (locator.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseInt(locator.get().substring(4), Character.MAX_RADIX);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new ApiException("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
  }

  private Running find(Request request) {
    Running running = jobs.get(RecordId.of(request.path("id")).value());
    if (running == null) {
      throw Errors.notFound();
    }
    return running;
  }
}
