package io.perennial.connector.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.salesforce.call.SalesforceClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several calls of the Tooling API, or several records, in one; each part stands for itself. */
final class Composite {

  /** Making a field takes seconds, and all parts of a call share its time limit. */
  private static final int WRITES = 10;

  private static final int READS = 25;
  private static final int RECORDS = 200;
  private static final String FIELD = SalesforceClient.API + "/tooling/sobjects/CustomField/";

  private final SalesforceClient client;

  Composite(SalesforceClient client) {
    this.client = client;
  }

  /**
   * What became of one part.
   *
   * @param status HTTP status of the part
   * @param body of its answer; the errors of a refused one
   */
  record Part(int status, JsonNode body) {

    boolean done() {
      return status < 300;
    }

    /** The vendor's error code; empty if there is none. */
    String code() {
      JsonNode error = body.isArray() ? body.path(0) : body.path("errors").path(0);
      return error.path("errorCode").asText(error.path("statusCode").asText(""));
    }

    /** The vendor's words. */
    String words() {
      JsonNode error = body.isArray() ? body.path(0) : body.path("errors").path(0);
      return "%s [%s]".formatted(error.path("message").asText("no message"), code());
    }
  }

  /** Custom fields by their keys, in that order. */
  List<Part> fields(List<String> ids) {
    return tooling(ids.stream().map(id -> request("GET", FIELD + id, null)).toList(), READS);
  }

  /** Makes custom fields. */
  List<Part> create(List<Map<String, Object>> fields) {
    return tooling(fields.stream().map(field -> request("POST", FIELD, field)).toList(), WRITES);
  }

  /** Changes custom fields, by their keys. */
  List<Part> change(Map<String, Map<String, Object>> fields) {
    List<Map<String, Object>> requests = new ArrayList<>();
    fields.forEach((id, field) -> requests.add(request("PATCH", FIELD + id, field)));
    return tooling(requests, WRITES);
  }

  /** Creates or updates records of one kind; those with an id are there already. */
  List<Part> records(String method, String object, List<Map<String, Object>> records) {
    List<Part> parts = new ArrayList<>();
    for (int start = 0; start < records.size(); start += RECORDS) {
      List<Map<String, Object>> some =
          records.subList(start, Math.min(records.size(), start + RECORDS)).stream()
              .map(record -> typed(object, record))
              .toList();
      JsonNode answer =
          client.send(method, "/composite/sobjects", Map.of("allOrNone", false, "records", some));
      if (answer.size() != some.size()) {
        throw client
            .errors()
            .malformed("%d results for %d records".formatted(answer.size(), some.size()));
      }
      answer.forEach(
          result -> parts.add(new Part(result.path("success").asBoolean() ? 200 : 400, result)));
    }
    return parts;
  }

  private static Map<String, Object> typed(String object, Map<String, Object> record) {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("attributes", Map.of("type", object));
    typed.putAll(record);
    return typed;
  }

  private static Map<String, Object> request(
      String method, String url, @Nullable Map<String, Object> body) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("method", method);
    request.put("url", url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    if (body != null) {
      request.put("body", body);
    }
    return request;
  }

  private List<Part> tooling(List<Map<String, Object>> requests, int most) {
    List<Part> parts = new ArrayList<>();
    for (int start = 0; start < requests.size(); start += most) {
      List<Map<String, Object>> some = new ArrayList<>();
      for (Map<String, Object> request :
          requests.subList(start, Math.min(requests.size(), start + most))) {
        Map<String, Object> named = new LinkedHashMap<>(request);
        named.put("referenceId", "part" + some.size());
        some.add(named);
      }
      JsonNode answers =
          client
              .send(
                  "POST",
                  "/tooling/composite",
                  Map.of("allOrNone", false, "compositeRequest", some))
              .path("compositeResponse");
      if (answers.size() != some.size()) {
        throw client
            .errors()
            .malformed("%d answers for %d calls".formatted(answers.size(), some.size()));
      }
      answers.forEach(
          answer ->
              parts.add(new Part(answer.path("httpStatusCode").asInt(), answer.path("body"))));
    }
    return parts;
  }
}
