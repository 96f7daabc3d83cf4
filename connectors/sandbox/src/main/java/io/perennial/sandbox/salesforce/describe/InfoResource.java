package io.perennial.sandbox.salesforce.describe;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.rest.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Versions, resources and limits. */
public final class InfoResource {

  private static final int OLDEST = 41;
  private static final int NEWEST = 68;
  private static final int FIRST_NAMED_YEAR = 18; // v41 is Winter '18
  private static final String[] SEASONS = {"Winter", "Spring", "Summer"};

  private final Usage usage;
  private final String organizationId;

  public InfoResource(Usage usage, String organizationId) {
    this.usage = usage;
    this.organizationId = organizationId;
  }

  /** {@code GET /services/data}, which needs no session. */
  public Answer versions(Call call) {
    return Answer.json(
        200, IntStream.rangeClosed(OLDEST, NEWEST).mapToObj(InfoResource::version).toList());
  }

  /** {@code GET /services/data/vNN.0}. */
  public Answer resources(Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String name :
        List.of("sobjects", "query", "queryAll", "limits", "composite", "tooling", "jobs")) {
      json.put(name, request.base() + "/" + name);
    }
    json.put(
        "identity",
        "http://%s/id/%s/%s"
            .formatted(
                request.call().header("Host").orElse("127.0.0.1"),
                organizationId,
                request.user().id()));
    return Answer.json(200, json);
  }

  /** {@code GET limits}. */
  public Answer limits(Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("DailyApiRequests", limit(usage.max(), Math.max(0, usage.max() - usage.used())));
    json.put("DailyBulkApiBatches", limit(15_000, 15_000));
    json.put("DailyBulkV2QueryFileStorageMB", limit(976_562, 976_562));
    json.put("DailyBulkV2QueryJobs", limit(10_000, 10_000));
    json.put("DataStorageMB", limit(10_240, 9_000));
    return Answer.json(200, json);
  }

  private static Map<String, Object> version(int number) {
    int place = number - OLDEST;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "label",
        "%s '%d"
            .formatted(SEASONS[place % SEASONS.length], FIRST_NAMED_YEAR + place / SEASONS.length));
    json.put("url", "/services/data/v" + number + ".0");
    json.put("version", number + ".0");
    return json;
  }

  private static Map<String, Object> limit(long max, long remaining) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Max", max);
    json.put("Remaining", remaining);
    return json;
  }
}
