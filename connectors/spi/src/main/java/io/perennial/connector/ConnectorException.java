package io.perennial.connector;

import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.Optional;

/**
 * A vendor refused a call or could not be reached.
 *
 * <p>The message keeps the vendor's words and request id, because that is what an operator searches
 * for: {@code stripe-eu: Too many requests [429 rate_limit, request req_8f1]}.
 */
public final class ConnectorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final String code;
  private final String mend;
  private final transient Optional<Duration> retryAfter;
  private transient Optional<String> requestId = Optional.empty();
  private FailureClass failureClass;
  private boolean schemaMoved;
  private boolean missingObject;

  private ConnectorException(
      FailureKind kind, String code, String message, String mend, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.mend = mend;
    this.retryAfter = retryAfter;
    this.failureClass =
        switch (kind) {
          case RETRY -> FailureClass.TRANSIENT;
          case PARK -> FailureClass.PERMANENT;
          case PAUSE -> FailureClass.SESSION;
        };
  }

  /**
   * A failure of a call.
   *
   * @param code the vendor's own, or ours where the vendor said nothing, for example {@code
   *     UNREACHABLE}
   * @param detail the vendor's words, status and request id
   * @param mend what a person does about it, for example the setting or right to change
   */
  public static ConnectorException of(
      ConnectionName connection, FailureKind kind, String code, String detail, String mend) {
    return new ConnectorException(
        kind, code, "%s: %s".formatted(connection, detail), mend, Optional.empty());
  }

  /** The same failure, with the pause that the vendor asked for in {@code Retry-After}. */
  public ConnectorException retryAfter(Duration pause) {
    ConnectorException same =
        new ConnectorException(kind, code, String.valueOf(getMessage()), mend, Optional.of(pause));
    same.requestId = requestId;
    same.failureClass = failureClass;
    same.schemaMoved = schemaMoved;
    same.missingObject = missingObject;
    if (getCause() != null) {
      same.initCause(getCause());
    }
    return same;
  }

  /** The same failure, with what lies behind it. */
  public ConnectorException because(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** The same failure, with the vendor's name for the call; empty for none. */
  public ConnectorException request(String id) {
    requestId = id.isEmpty() ? Optional.empty() : Optional.of(id);
    return this;
  }

  /** The same failure, of a class that its kind does not tell. */
  public ConnectorException ofClass(FailureClass known) {
    failureClass = known;
    return this;
  }

  /** The same failure, whose reason is that the object is not as it was described. */
  public ConnectorException ofMovedSchema() {
    schemaMoved = true;
    return this;
  }

  /** Whether describing the object again tells what may be asked for. */
  public boolean schemaMoved() {
    return schemaMoved;
  }

  /** The same failure, whose reason is that our user does not see the object at all. */
  public ConnectorException ofMissingObject() {
    missingObject = true;
    return this;
  }

  /** Whether the object is not there for our user, while others may be. */
  public boolean missingObject() {
    return missingObject;
  }

  /** What the vendor's code means; by the kind where nobody said more. */
  public FailureClass failureClass() {
    return failureClass;
  }

  public FailureKind kind() {
    return kind;
  }

  /** The vendor's error code, for example {@code REQUEST_LIMIT_EXCEEDED}. */
  public String code() {
    return code;
  }

  /** What a person does about it. */
  public String mend() {
    return mend;
  }

  /** Empty if the vendor named no pause. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** What the vendor's support asks for; empty if the answer named none. */
  public Optional<String> requestId() {
    return requestId;
  }
}
