package io.perennial.sandbox.zendesk.account;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A call, or one record of it, is refused in Zendesk's words. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String description;
  private final String body;
  private final long retryAfter;

  private ApiException(
      int status, String code, String description, Object body, OptionalLong retryAfter) {
    super(description);
    this.status = status;
    this.code = code;
    this.description = description;
    this.body = Json.write(body);
    this.retryAfter = retryAfter.orElse(-1);
  }

  /** The usual shape: {@code {error, description}}. */
  public static ApiException of(int status, String code, String description) {
    return new ApiException(
        status,
        code,
        description,
        Map.of("error", code, "description", description),
        OptionalLong.empty());
  }

  public static ApiException notFound() {
    return of(404, "RecordNotFound", "Not found");
  }

  /** What non-admins get: here {@code error} is an object. */
  public static ApiException forbidden() {
    String words =
        "You do not have access to this page. Please contact the account owner of this help desk"
            + " for further help.";
    return new ApiException(
        403,
        "Forbidden",
        words,
        Map.of("error", Map.of("title", "Forbidden", "message", words)),
        OptionalLong.empty());
  }

  /** Validation of a record failed at one field. */
  public static ApiException invalid(String field, String description) {
    return new ApiException(
        422,
        "RecordInvalid",
        description,
        Map.of(
            "error",
            "RecordInvalid",
            "description",
            "Record validation errors",
            "details",
            Map.of(field, List.of(Map.of("description", description)))),
        OptionalLong.empty());
  }

  /** Too many calls of one kind. */
  public static ApiException tooMany(String description, long retryAfterSeconds) {
    return new ApiException(
        429,
        "APIRateLimitExceeded",
        description,
        Map.of("error", "APIRateLimitExceeded", "description", description),
        OptionalLong.of(retryAfterSeconds));
  }

  /** Too many updates of organisations: another shape than everywhere else. */
  public static ApiException tooManyOrganizationUpdates(long retryAfterSeconds) {
    return new ApiException(
        429,
        "TooManyRequests",
        "Too many requests to update",
        Map.of(
            "errors",
            List.of(Map.of("code", "TooManyRequests", "title", "Too many requests to update"))),
        OptionalLong.of(retryAfterSeconds));
  }

  /** The code, for example {@code RecordInvalid}. */
  public String code() {
    return code;
  }

  public String description() {
    return description;
  }

  public Answer answer() {
    Answer answer = Answer.text(status, "application/json; charset=utf-8", body);
    return retryAfter < 0 ? answer : answer.with("Retry-After", String.valueOf(retryAfter));
  }
}
