package io.perennial.connector.zendesk.call;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Zendesk's refusals ask of us. */
public final class ZendeskErrors {

  /** Not before the next turn: longer than any client waits. */
  private static final Duration NEXT_TURN = Duration.ofMinutes(15);

  /** What is sent is judged as a whole before any record in it is. */
  private static final Set<Integer> OF_CONTENTS = Set.of(400, 413, 422);

  private final ConnectionName connection;

  public ZendeskErrors(ConnectionName connection) {
    this.connection = connection;
  }

  /**
   * What a code means for an update.
   *
   * @param words Zendesk's: some refusals differ in nothing else
   */
  public static Diagnosis diagnosis(String code, String words) {
    return ZendeskCodes.ALL.of(words.contains("closed prevents") ? ZendeskCodes.CLOSED : code);
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
                      : "nothing to do unless it lasts: see https://status.zendesk.com")
              .ofClass(passingClass(status));
      return seconds(retryAfter).map(passing::retryAfter).orElse(passing).request(requestId);
    }
    boolean ofContents =
        OF_CONTENTS.contains(status)
            && !diagnosis(refusal.code(), refusal.words()).failureClass().passing();
    return failure(
            ofContents ? FailureKind.PARK : FailureKind.RETRY,
            refusal,
            detail,
            "if it lasts, ask the account's admin what changed")
        .retryAfter(NEXT_TURN)
        .request(requestId);
  }

  private static FailureClass passingClass(int status) {
    return switch (status) {
      case 429 -> FailureClass.QUOTA;
      case 409 -> FailureClass.LOCK;
      default -> FailureClass.TRANSIENT;
    };
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

  /** A job that may have stumbled over one record; some of the others may have been changed. */
  public ConnectorException failedJob(String code, String why) {
    return ConnectorException.of(
        connection,
        FailureKind.PARK,
        code,
        why,
        "nothing to do: what the job did is read back, and the rest is sent in smaller jobs");
  }

  /** An object that Zendesk does not have, or that we do not know. */
  public ConnectorException noSuchObject(String name) {
    return ConnectorException.of(
            connection,
            FailureKind.PARK,
            "NO_SUCH_OBJECT",
            "there is no object called " + name,
            "use organization or ticket")
        .ofMissingObject();
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
