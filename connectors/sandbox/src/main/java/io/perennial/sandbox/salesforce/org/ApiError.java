package io.perennial.sandbox.salesforce.org;

import java.util.List;
import java.util.Locale;

/**
 * One error as Salesforce words it.
 *
 * @param code for example {@code STRING_TOO_LONG}
 * @param fields that it is about, often none
 */
public record ApiError(String code, String message, List<String> fields) {

  public ApiError {
    fields = List.copyOf(fields);
  }

  public static ApiError of(String code, String message, String... fields) {
    return new ApiError(code, message, List.of(fields));
  }

  public static ApiError noSuchObject(String name) {
    return of(
        "INVALID_TYPE",
        ("sObject type '%s' is not supported. If you are attempting to use a custom object, be sure"
                + " to append the '__c' after the entity name. Please reference your WSDL or the"
                + " describe call for the appropriate names.")
            .formatted(name));
  }

  public static ApiError noSuchColumn(String field, String object) {
    return of(
        "INVALID_FIELD",
        ("No such column '%s' on entity '%s'. If you are attempting to use a custom field, be sure"
                + " to append the '__c' after the custom field name. Please reference your WSDL or"
                + " the describe call for the appropriate names.")
            .formatted(field, object));
  }

  public static ApiError malformedId(String label, String value) {
    return of("MALFORMED_ID", "%s: id value of incorrect type: %s".formatted(label, value), label);
  }

  public static ApiError duplicate(String field, String id) {
    return of(
        "DUPLICATE_VALUE",
        "duplicate value found: %s duplicates value on record with id: %s".formatted(field, id));
  }

  /** HTTP status of an answer that carries nothing but this error. */
  public int status() {
    return switch (code.toUpperCase(Locale.ROOT)) {
      case "NOT_FOUND", "ENTITY_IS_DELETED" -> 404;
      case "INSUFFICIENT_ACCESS_OR_READONLY", "INSUFFICIENT_ACCESS", "REQUEST_LIMIT_EXCEEDED" ->
          403;
      case "INVALID_SESSION_ID" -> 401;
      case "METHOD_NOT_ALLOWED" -> 405;
      case "GONE" -> 410;
      default -> 400;
    };
  }
}
