package io.perennial.sandbox.zendesk.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An update of many records, which waits in a queue before anything of it is done. */
final class Job {

  /** How it ends. */
  enum End {
    COMPLETED,
    FAILED,
    KILLED
  }

  private final String id;
  private final int total;
  private final Supplier<List<Map<String, Object>>> work;
  private final End end;
  private int callsLeft;
  private List<Map<String, Object>> results = List.of();

  Job(String id, int total, Supplier<List<Map<String, Object>>> work, End end, int calls) {
    this.id = id;
    this.total = total;
    this.work = work;
    this.end = end;
    this.callsLeft = calls;
  }

  String id() {
    return id;
  }

  synchronized boolean open() {
    return callsLeft > 0;
  }

  /** As shown before anybody asked. */
  synchronized Map<String, @Nullable Object> queued(String url) {
    return json(url, "queued");
  }

  /** Another call to the account: time passes. */
  synchronized void pass() {
    if (callsLeft > 0) {
      callsLeft--;
      if (callsLeft == 0) {
        results = work.get();
      }
    }
  }

  synchronized Map<String, @Nullable Object> status(String url) {
    return json(url, callsLeft > 0 ? "working" : end.name().toLowerCase(Locale.ROOT));
  }

  private Map<String, @Nullable Object> json(String url, String status) {
    boolean completed = status.equals("completed");
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("url", "%s/job_statuses/%s.json".formatted(url, id));
    json.put("total", total);
    json.put("progress", completed ? Integer.valueOf(total) : null);
    json.put("status", status);
    json.put("message", completed ? "Completed at the look-alike" : null);
    json.put("results", completed ? results : null);
    return json;
  }
}
