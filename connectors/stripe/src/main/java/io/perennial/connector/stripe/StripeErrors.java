package io.perennial.connector.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.stripe.net.StripeResponse;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Stripe's refusals ask of us.
 *
 * @see <a href="https://docs.stripe.com/error-low-level">Advanced error handling</a>
 */
final class StripeErrors {

  /** Code of a refusal for want of a permission. */
  static final String FORBIDDEN = "PERMISSION_MISSING";

  /** Stripe's code for an id that leads nowhere. */
  static final String MISSING = "resource_missing";

  private static final Pattern PERMISSION = Pattern.compile("'(rak_\\w+)' permission");
  private static final Pattern ACCOUNT = Pattern.compile("on account '(acct_\\w+)'");
  private static final Pattern KEY = Pattern.compile("([rs]k_(?:live|test)_)[\\w*]+");

  /** The words of Stripe's page for restricted keys. */
  private static final Map<String, String> ROWS =
      Map.of(
          "rak_customer_read", "Core → Customers: Read",
          "rak_event_read", "Core → Events: Read",
          "rak_subscription_read", "Billing → Subscriptions: Read",
          "rak_invoice_read", "Billing → Invoices: Read");

  private final ConnectionName connection;

  StripeErrors(ConnectionName connection) {
    this.connection = connection;
  }

  /** The failure that an answer tells of. */
  ConnectorException ofAnswer(StripeResponse response) {
    int status = response.code();
    JsonObject error = error(response.body());
    String code = StripeAnswer.text(error, "code").orElse("");
    String words = StripeAnswer.text(error, "message").orElse("the answer is no JSON").strip();
    String detail =
        "%s [%d%s, request %s]"
            .formatted(
                KEY.matcher(words).replaceAll("$1…"),
                status,
                code.isEmpty() ? "" : " " + code,
                Optional.ofNullable(response.requestId()).orElse("unknown"));
    ConnectorException failure = classify(status, code, words, detail);
    Optional<Duration> pause =
        response.headers().firstValue("Retry-After").flatMap(StripeErrors::seconds);
    return failure.kind() == FailureKind.RETRY && pause.isPresent()
        ? failure.retryAfter(pause.get())
        : failure;
  }

  private ConnectorException classify(int status, String code, String words, String detail) {
    if (status == 401) {
      return ConnectorException.of(
          connection,
          FailureKind.PAUSE,
          code.isEmpty() ? "UNAUTHORIZED" : code,
          detail,
          "check key: it was rolled, deleted or belongs to another account; make one under"
              + " Developers → API keys");
    }
    if (status == 403) {
      return ConnectorException.of(
          connection,
          FailureKind.PAUSE,
          FORBIDDEN,
          detail,
          "give the restricted key " + row(words));
    }
    if (status == 429 || status == 409 || status == 408 || status >= 500) {
      return ConnectorException.of(
          connection,
          FailureKind.RETRY,
          code.isEmpty() ? "HTTP_" + status : code,
          detail,
          status == 429
              ? "nothing to do unless it lasts: then find out what else calls Stripe so often"
              : "nothing to do unless it lasts: see https://status.stripe.com");
    }
    return ConnectorException.of(
        connection,
        FailureKind.PARK,
        code.isEmpty() ? "HTTP_" + status : code,
        detail,
        "look the request up under Developers → Logs; if it lasts, report it with the request's id");
  }

  /** What to switch on, in the words of the page where keys are made. */
  private static String row(String words) {
    Matcher named = PERMISSION.matcher(words);
    if (!named.find()) {
      return "the permission that Stripe names, under Developers → API keys";
    }
    String permission = named.group(1);
    String row = ROWS.get(permission);
    return "the permission %s%s, under Developers → API keys"
        .formatted(permission, row == null ? "" : " (%s)".formatted(row));
  }

  ConnectorException unreachable(String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        "UNREACHABLE",
        "no answer: " + why,
        "check url and the network; calls go on by themselves");
  }

  ConnectorException malformed(String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        "MALFORMED_ANSWER",
        "the answer cannot be read: " + why,
        "if it lasts, something between us and Stripe changes its answers: check proxies");
  }

  /** The account that a refusal for want of a permission names. */
  static Optional<String> accountIn(ConnectorException refusal) {
    Matcher account = ACCOUNT.matcher(String.valueOf(refusal.getMessage()));
    return refusal.code().equals(FORBIDDEN) && account.find()
        ? Optional.of(account.group(1))
        : Optional.empty();
  }

  private static Optional<Duration> seconds(String text) {
    try {
      return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip()))));
    } catch (NumberFormatException date) {
      return Optional.empty();
    }
  }

  private static JsonObject error(String body) {
    try {
      JsonElement json = JsonParser.parseString(body);
      if (json.isJsonObject() && json.getAsJsonObject().get("error") instanceof JsonObject error) {
        return error;
      }
    } catch (JsonParseException noJson) {
      // told by the caller, without the parser's words
    }
    return new JsonObject();
  }
}
