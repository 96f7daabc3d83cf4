package io.perennial.sandbox.salesforce.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How refusals look in JSON: {@code errorCode} for a call, {@code statusCode} for one item. */
public final class Errors {

  private Errors() {}

  /** The whole call is refused. */
  public static Answer answer(ApiException refusal) {
    return Answer.json(refusal.status(), refusal.errors().stream().map(Errors::ofCall).toList());
  }

  /** The errors of one item of many. */
  public static List<Map<String, Object>> ofItem(List<ApiError> errors) {
    return errors.stream()
        .map(
            error -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("statusCode", error.code());
              json.put("message", error.message());
              json.put("fields", error.fields());
              return json;
            })
        .toList();
  }

  /** There is nothing here. */
  public static ApiException notFound() {
    return new ApiException("NOT_FOUND", "The requested resource does not exist");
  }

  private static Map<String, Object> ofCall(ApiError error) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("message", error.message());
    json.put("errorCode", error.code());
    if (!error.fields().isEmpty()) {
      json.put("fields", error.fields());
    }
    return json;
  }
}
