package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.stripe.account.Permission;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call is refused, in Stripe's words. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String INVALID = "invalid_request_error";
  private static final int SHOWN_OF_A_KEY = 4;

  private final int status;
  private final String type;
  private final String code;
  private final String parameter;

  private Refusal(int status, String type, String code, String parameter, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.parameter = parameter;
  }

  /** A parameter with a wrong value. */
  static Refusal parameter(String name, String code, String message) {
    return new Refusal(400, INVALID, code, name, message);
  }

  /** There is no such object. */
  static Refusal missing(String object, String id) {
    return new Refusal(
        404, INVALID, "resource_missing", "id", "No such %s: '%s'".formatted(object, id));
  }

  /** A parameter names an object that does not exist. */
  static Refusal missing(String object, String id, String parameter) {
    return new Refusal(
        400, INVALID, "resource_missing", parameter, "No such %s: '%s'".formatted(object, id));
  }

  static Refusal noKey() {
    return new Refusal(
        401,
        INVALID,
        "",
        "",
        "You did not provide an API key. You need to provide your API key in the Authorization"
            + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See"
            + " https://stripe.com/docs/api#authentication for details, or we can help at"
            + " https://support.stripe.com/.");
  }

  static Refusal wrongKey(String key) {
    return new Refusal(401, INVALID, "", "", "Invalid API Key provided: " + mask(key));
  }

  static Refusal forbidden(String key, String account, Permission needed) {
    return new Refusal(
        403,
        INVALID,
        "",
        "",
        ("The provided key '%s' does not have the required permissions for this endpoint on"
                + " account '%s'. Having the '%s' permission would allow this request to continue.")
            .formatted(mask(key), account, needed.word()));
  }

  static Refusal unknownPath(String method, String path) {
    return new Refusal(
        404,
        INVALID,
        "",
        "",
        ("Unrecognized request URL (%s: %s). Please see https://stripe.com/docs or we can help at"
                + " https://support.stripe.com/.")
            .formatted(method, path));
  }

  static Refusal otherParameters(String idempotencyKey) {
    return new Refusal(
        400,
        "idempotency_error",
        "",
        "",
        ("Keys for idempotent requests can only be used with the same parameters they were first"
                + " used with. Try using a key other than '%s' if you meant to execute a different"
                + " request.")
            .formatted(idempotencyKey));
  }

  /** Too many requests in one second. */
  public static Refusal rateLimit() {
    return new Refusal(
        429,
        INVALID,
        "rate_limit",
        "",
        "Request rate limit exceeded. Learn more about rate limits here"
            + " https://stripe.com/docs/rate-limits.");
  }

  /** Somebody else holds the object, and went on to hold it. */
  public static Refusal lockTimeout() {
    return new Refusal(
        429,
        INVALID,
        "lock_timeout",
        "",
        "This object cannot be accessed right now because another API request or Stripe process is"
            + " currently accessing it. If you see this error intermittently, retry the request.");
  }

  /** Two requests at the same object with the same idempotency key. */
  public static Refusal conflict() {
    return new Refusal(
        409,
        "idempotency_error",
        "idempotency_key_in_use",
        "",
        "There is currently another in-progress request using this Idempotent Key (that probably"
            + " means you submitted twice, and the other request is still going through).");
  }

  /** Stripe's own trouble, in JSON. */
  public static Refusal trouble() {
    return new Refusal(
        500,
        "api_error",
        "",
        "",
        "Sorry! There was an error while talking to one of our backends. Support has been notified.");
  }

  /** The refusal as it goes over the wire. */
  public Answer answer() {
    Map<String, Object> error = new LinkedHashMap<>();
    if (!code.isEmpty()) {
      error.put("code", code);
      error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    }
    error.put("message", String.valueOf(getMessage()));
    if (!parameter.isEmpty()) {
      error.put("param", parameter);
    }
    error.put("type", type);
    return Answer.json(status, Map.of("error", error));
  }

  private static String mask(String key) {
    int shown = key.lastIndexOf('_') + 1;
    int hidden = Math.max(0, key.length() - shown - SHOWN_OF_A_KEY);
    return key.substring(0, shown) + "*".repeat(hidden) + key.substring(shown + hidden);
  }
}
