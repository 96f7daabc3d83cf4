package io.perennial.connector.salesforce.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.Set;

/**
 * What Salesforce's error codes ask of us.
 *
 * @see <a
 *     href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status
 *     codes and error responses</a>
 */
public final class SalesforceErrors {

  /** Not before the next turn: longer than any client waits. */
  private static final Duration NEXT_TURN = Duration.ofMinutes(15);

  private static final int FORBIDDEN = 403;

  private static final Set<String> OF_OBJECT = Set.of("INVALID_TYPE", "NOT_FOUND");

  /** What is sent is judged as a whole before any record in it is. */
  private static final Set<Integer> OF_CONTENTS = Set.of(400, 413, 422);

  private final ConnectionName connection;

  SalesforceErrors(ConnectionName connection) {
    this.connection = connection;
  }

  /** What a code means for an update. */
  public static Diagnosis diagnosis(String code) {
    return SalesforceCodes.ALL.of(code);
  }

  /**
   * The failure of a call. Its class is that of its code, as for an update; what becomes of the
   * call follows from the class, and of what is refused for good from the status.
   *
   * @param status HTTP status; 0 if there was no answer
   * @param body the answer, JSON or not
   */
  ConnectorException ofCall(int status, String body) {
    JsonNode error = firstError(body);
    String code = error.path("errorCode").asText("");
    String words = error.path("message").asText("");
    if (status == 0) {
      return unreachable(body);
    }
    String detail = "%s [%d %s]".formatted(words.isEmpty() ? "no message" : words, status, code);
    String named = code.isEmpty() ? "HTTP_" + status : code;
    FailureClass known = ofCode(code, status).failureClass();
    ConnectorException failure =
        switch (known) {
          case SESSION -> lockedOut(named, detail);
          case QUOTA -> status == 429 ? passing(named, detail) : usedUp(named, detail);
          case LOCK, TRANSIENT -> passing(named, detail);
          case PERMANENT ->
              status == FORBIDDEN ? lockedOut(named, detail) : refused(status, named, detail);
        };
    return failure.ofClass(known);
  }

  /** Codes that nobody listed mean what their status does. */
  private static Diagnosis ofCode(String code, int status) {
    return SalesforceCodes.ALL.all().containsKey(code)
        ? diagnosis(code)
        : diagnosis("HTTP_" + status);
  }

  /** A whole call without credentials or rights: no other call would do better. */
  private ConnectorException lockedOut(String code, String detail) {
    return ConnectorException.of(
        connection,
        FailureKind.PAUSE,
        code,
        detail,
        "check the external client app and the rights of the user that it runs as");
  }

  private ConnectorException usedUp(String code, String detail) {
    return ConnectorException.of(
            connection,
            FailureKind.RETRY,
            code,
            detail,
            code.equals("REQUEST_LIMIT_EXCEEDED")
                ? "the org's API calls are used up: wait for the rolling 24 hours, or raise the"
                    + " org's allocation"
                : diagnosis(code).mend())
        .retryAfter(NEXT_TURN);
  }

  private ConnectorException passing(String code, String detail) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        code,
        detail,
        "nothing to do unless it lasts: see https://status.salesforce.com");
  }

  /** The same call would be refused again: by what it holds, or until something else changes. */
  private ConnectorException refused(int status, String code, String detail) {
    String mend =
        switch (code) {
          case "INVALID_FIELD" ->
              "the field was deleted, renamed or hidden: give the user the right to see it, or"
                  + " change the mapping";
          case "INVALID_TYPE", "NOT_FOUND" ->
              "give the user of the external client app the right to see the object";
          default -> "if it lasts, ask the org's admin what changed";
        };
    FailureKind kind =
        OF_CONTENTS.contains(status) && !SalesforceCodes.OF_REQUEST.contains(code)
            ? FailureKind.PARK
            : FailureKind.RETRY;
    ConnectorException refused =
        ConnectorException.of(connection, kind, code, detail, mend).retryAfter(NEXT_TURN);
    return code.equals("INVALID_FIELD") ? refused.ofMovedSchema() : refused;
  }

  /**
   * The failure of a call about one object, named: Salesforce says that something does not exist,
   * and not what.
   */
  public ConnectorException ofObject(String object, ConnectorException failure) {
    if (!OF_OBJECT.contains(failure.code())) {
      return failure;
    }
    String words =
        String.valueOf(failure.getMessage()).replaceFirst("^%s: ".formatted(connection), "");
    return ConnectorException.of(
            connection,
            failure.kind(),
            failure.code(),
            "%s is not there for our user: %s".formatted(object, words),
            "give the user of the external client app the right to see %s".formatted(object))
        .because(failure)
        .ofClass(failure.failureClass())
        .ofMissingObject()
        .retryAfter(NEXT_TURN);
  }

  /** The failure of a login, in the words of OAuth. */
  ConnectorException ofLogin(int status, String words) {
    if (status == 0 || status == 429 || status >= 500) {
      return unreachable(words);
    }
    return ConnectorException.of(
        connection,
        FailureKind.PAUSE,
        "LOGIN",
        "login refused: %s [%d]".formatted(words, status),
        "check client-id, client-secret and login-url, that the external client app allows this flow"
            + " and that it has a user to run as");
  }

  ConnectorException unreachable(String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        "UNREACHABLE",
        "no answer: " + why,
        "check login-url and the network; calls go on by themselves");
  }

  public ConnectorException malformed(String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        "MALFORMED_ANSWER",
        "the answer cannot be read: " + why,
        "if it lasts, something between us and Salesforce changes its answers: check proxies");
  }

  private static JsonNode firstError(String body) {
    try {
      JsonNode json = SalesforceJson.read(body);
      return json.isArray() ? json.path(0) : json;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
