package io.perennial.connector.stripe.call;

import static io.perennial.connector.failure.FailureClass.LOCK;
import static io.perennial.connector.failure.FailureClass.PERMANENT;
import static io.perennial.connector.failure.FailureClass.QUOTA;
import static io.perennial.connector.failure.FailureClass.SESSION;
import static io.perennial.connector.failure.FailureClass.TRANSIENT;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.stripe.net.StripeResponse;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.Diagnoses;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
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
public final class StripeErrors {

  /** Code of a refusal for want of a permission. */
  public static final String FORBIDDEN = "PERMISSION_MISSING";

  /** Stripe's code for an id that leads nowhere. */
  public static final String MISSING = "resource_missing";

  private static final Pattern PERMISSION = Pattern.compile("'(rak_\\w+)' permission");
  private static final Pattern ACCOUNT = Pattern.compile("on account '(acct_\\w+)'");
  private static final Pattern KEY = Pattern.compile("([rs]k_(?:live|test)_)[\\w*]+");

  /** The words of Stripe's page for restricted keys. */
  private static final Map<String, String> ROWS =
      Map.of(
          "rak_customer_read", "Core → Customers: Read",
          "rak_event_read", "Core → Events: Read",
          "rak_subscription_read", "Billing → Subscriptions: Read",
          "rak_invoice_read", "Billing → Invoices: Read",
          "rak_webhook_read", "Webhook → Webhook Endpoints: Write",
          "rak_webhook_write", "Webhook → Webhook Endpoints: Write");

  private static final String BY_ITSELF =
      "nothing to do unless it lasts: see https://status.stripe.com";
  private static final String LESS =
      "nothing to do unless it lasts: then find out what else calls Stripe so often";
  private static final String NEW_KEY =
      "check key: it was rolled, deleted or belongs to another account; make one under Developers →"
          + " API keys";
  private static final String LOGS =
      "look the request up under Developers → Logs; if it lasts, report it with the request's id";

  /** Every code; {@code HTTP_…} where an answer names none. */
  public static final Diagnoses CODES = permanent(passing(empty()));

  private final ConnectionName connection;

  public StripeErrors(ConnectionName connection) {
    this.connection = connection;
  }

  /** The failure that an answer tells of. */
  public ConnectorException ofAnswer(StripeResponse response) {
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
    failure.request(Optional.ofNullable(response.requestId()).orElse(""));
    Optional<Duration> pause =
        response.headers().firstValue("Retry-After").flatMap(StripeErrors::seconds);
    return failure.kind() == FailureKind.RETRY && pause.isPresent()
        ? failure.retryAfter(pause.get())
        : failure;
  }

  private ConnectorException classify(int status, String code, String words, String detail) {
    if (status == 403) {
      return ConnectorException.of(
          connection,
          FailureKind.PAUSE,
          FORBIDDEN,
          detail,
          "give the restricted key " + row(words));
    }
    String named = code.isEmpty() ? status == 401 ? "UNAUTHORIZED" : "HTTP_" + status : code;
    // a code that nobody listed is judged by its status
    String judged = CODES.all().containsKey(named) ? named : "HTTP_" + status;
    Diagnosis diagnosis = CODES.of(judged);
    return ConnectorException.of(
            connection, kind(diagnosis.failureClass()), named, detail, diagnosis.mend())
        .ofClass(diagnosis.failureClass());
  }

  private static FailureKind kind(FailureClass failureClass) {
    return switch (failureClass) {
      case TRANSIENT, QUOTA, LOCK -> FailureKind.RETRY;
      case SESSION -> FailureKind.PAUSE;
      case PERMANENT -> FailureKind.PARK;
    };
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

  public ConnectorException unreachable(String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        "UNREACHABLE",
        "no answer: " + why,
        "check url and the network; calls go on by themselves");
  }

  public ConnectorException malformed(String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        "MALFORMED_ANSWER",
        "the answer cannot be read: " + why,
        "if it lasts, something between us and Stripe changes its answers: check proxies");
  }

  /** The account that a refusal for want of a permission names. */
  public static Optional<String> accountIn(ConnectorException refusal) {
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

  private static Diagnoses empty() {
    return Diagnoses.unknown(
        PERMANENT, "Stripe refused the request with a code that is not known here.", LOGS);
  }

  private static Diagnoses passing(Diagnoses table) {
    return table
        .with("rate_limit", QUOTA, "Too many calls were made at once.", LESS)
        .with("HTTP_429", QUOTA, "Too many calls were made at once.", LESS)
        .with("lock_timeout", LOCK, "Somebody else worked on the object.", LESS)
        .with("idempotency_key_in_use", LOCK, "The same request is still being done.", BY_ITSELF)
        .with("HTTP_409", LOCK, "The request conflicts with another one.", BY_ITSELF)
        .with("api_key_expired", SESSION, "The key has ended.", NEW_KEY)
        .with("platform_api_key_expired", SESSION, "The key has ended.", NEW_KEY)
        .with("UNAUTHORIZED", SESSION, "The key is not accepted.", NEW_KEY)
        .with("HTTP_401", SESSION, "The key is not accepted.", NEW_KEY)
        .with("HTTP_408", TRANSIENT, "Stripe took too long.", BY_ITSELF)
        .with("HTTP_424", TRANSIENT, "A system behind Stripe failed.", BY_ITSELF)
        .with("HTTP_500", TRANSIENT, "Stripe failed inside.", BY_ITSELF)
        .with("HTTP_502", TRANSIENT, "Stripe was not available.", BY_ITSELF)
        .with("HTTP_503", TRANSIENT, "Stripe was not available.", BY_ITSELF)
        .with("HTTP_504", TRANSIENT, "Stripe took too long.", BY_ITSELF);
  }

  private static Diagnoses permanent(Diagnoses table) {
    return table
        .with(
            FORBIDDEN,
            PERMANENT,
            "The key lacks a permission.",
            "give the restricted key the permission that Stripe names, under Developers → API keys")
        .with("HTTP_403", PERMANENT, "The key lacks a permission.", NEW_KEY)
        .with(MISSING, PERMANENT, "There is no such object.", LOGS)
        .with("idempotency_error", PERMANENT, "One key was used for two requests.", LOGS)
        .with("parameter_invalid_empty", PERMANENT, "A parameter is empty.", LOGS)
        .with("parameter_invalid_integer", PERMANENT, "A parameter is no whole number.", LOGS)
        .with("parameter_missing", PERMANENT, "A parameter is missing.", LOGS)
        .with("parameter_unknown", PERMANENT, "A parameter is not known to Stripe.", LOGS)
        .with("url_invalid", PERMANENT, "The address is not valid.", LOGS)
        .with("HTTP_400", PERMANENT, "The request cannot be understood.", LOGS)
        .with("HTTP_402", PERMANENT, "A payment failed.", LOGS)
        .with("HTTP_404", PERMANENT, "There is no such object.", LOGS);
  }
}
