package io.perennial.connector.zendesk.call;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Zendesk's refusals ask of us. */
public final class ZendeskErrors {

  /** Not before the next turn: longer than any client waits. */
  private static final Duration NEXT_TURN = Duration.ofMinutes(15);

  /** The same update of a record will work a little later. */
  private static final Set<String> PASSING =
      Set.of(
          "UpdateConflict",
          "DatabaseConflict",
          "TooManyRequests",
          "APIRateLimitExceeded",
          "ServiceUnavailable",
          "LockTimeout",
          "InternalError");

  private final ConnectionName connection;

  public ZendeskErrors(ConnectionName connection) {
    this.connection = connection;
  }

  /** Whether an update refused with this code will work later. */
  public static boolean passing(String code) {
    return PASSING.contains(code);
  }

  /**
   * The failure of a call.
   *
   * @param status HTTP status
   * @param retryAfter the header of this name, if it was sent
   * @param requestId what Zendesk's support asks for; may be empty
   * @param body the answer, JSON or not
   */
  ConnectorException ofCall(
      int status, Optional<String> retryAfter, String requestId, String body) {
    Refusal refusal = Refusal.read(status, body);
    String detail =
        "%s [%d %s%s]"
            .formatted(
                refusal.words(),
                status,
                refusal.code(),
                requestId.isEmpty() ? "" : ", request " + requestId);
    if (status == 401) {
      return failure(
          FailureKind.PAUSE,
          refusal,
          detail,
          "check client-id and client-secret, oauth-token, or email and api-token of the connection,"
              + " and that the OAuth client and its user are active");
    }
    if (status == 403) {
      return failure(
          FailureKind.PAUSE,
          refusal,
          detail,
          "make the user of the OAuth client an admin: only admins may call incremental exports");
    }
    if (status == 429 || status == 409 || status >= 500) {
      ConnectorException passing =
          failure(
              FailureKind.RETRY,
              refusal,
              detail,
              status == 429
                  ? "find out which application uses the account's calls up, or lower share"
                  : "nothing to do unless it lasts: see https://status.zendesk.com");
      return seconds(retryAfter).map(passing::retryAfter).orElse(passing);
    }
    return failure(
            FailureKind.RETRY, refusal, detail, "if it lasts, ask the account's admin what changed")
        .retryAfter(NEXT_TURN);
  }

  /** The failure of a login, in the words of OAuth. */
  ConnectorException ofLogin(int status, Optional<String> retryAfter, String body) {
    if (status == 429 || status >= 500) {
      return ofCall(status, retryAfter, "", body);
    }
    Refusal refusal = Refusal.read(status, body);
    return ConnectorException.of(
        connection,
        FailureKind.PAUSE,
        "LOGIN",
        "login refused: %s [%d %s]".formatted(refusal.words(), status, refusal.code()),
        "check client-id, client-secret and url, and that the OAuth client is confidential and"
            + " active");
  }

  ConnectorException unreachable(Throwable why) {
    return ConnectorException.of(
            connection,
            FailureKind.RETRY,
            "UNREACHABLE",
            "no answer: " + why.getClass().getSimpleName(),
            "check url and the network; calls go on by themselves")
        .because(why);
  }

  /** An answer that is not what it should be. */
  public ConnectorException malformed(String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        "MALFORMED_ANSWER",
        "the answer cannot be read: " + why,
        "if it lasts, something between us and Zendesk changes its answers: check proxies");
  }

  /** A job of which nobody knows what it did. */
  public ConnectorException lostJob(String code, String why) {
    return ConnectorException.of(
        connection,
        FailureKind.RETRY,
        code,
        why,
        "nothing to do: what the job did is read back, and the rest is sent again");
  }

  /** An object that Zendesk does not have, or that we do not know. */
  public ConnectorException noSuchObject(String name) {
    return ConnectorException.of(
        connection,
        FailureKind.PARK,
        "NO_SUCH_OBJECT",
        "there is no object called " + name,
        "use organization or ticket");
  }

  private ConnectorException failure(
      FailureKind kind, Refusal refusal, String detail, String mend) {
    return ConnectorException.of(connection, kind, refusal.code(), detail, mend);
  }

  private static Optional<Duration> seconds(Optional<String> header) {
    return header
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
