package io.perennial.sandbox.zendesk.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An update of many records: done at once, told little by little. */
final class Job {

  /** How it ends. */
  enum End {
    COMPLETED,
    FAILED,
    KILLED
  }

  private final String id;
  private final int total;
  private final List<Map<String, Object>> results;
  private final End end;
  private int pollsLeft;

  Job(String id, int total, List<Map<String, Object>> results, End end, int polls) {
    this.id = id;
    this.total = total;
    this.results = results;
    this.end = end;
    this.pollsLeft = polls;
  }

  String id() {
    return id;
  }

  synchronized boolean open() {
    return pollsLeft > 0;
  }

  /** As shown before anybody asked. */
  synchronized Map<String, @Nullable Object> queued(String url) {
    return json(url, "queued");
  }

  /** Somebody asks: the job gets on. */
  synchronized Map<String, @Nullable Object> poll(String url) {
    pollsLeft--;
    if (pollsLeft > 0) {
      return json(url, "working");
    }
    return json(url, end.name().toLowerCase(Locale.ROOT));
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
