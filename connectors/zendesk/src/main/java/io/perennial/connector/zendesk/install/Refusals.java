package io.perennial.connector.zendesk.install;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.install.Installed;
import io.perennial.connector.zendesk.call.ZendeskErrors;
import java.util.EnumSet;
import java.util.Set;

/** Tells a thing that Zendesk would not have from a call that came to nothing. */
public final class Refusals {

  private static final Set<String> NO_ANSWER =
      Set.of("UNREACHABLE", "MALFORMED_ANSWER", "BREAKER_OPEN", "LOGIN");

  private static final Set<FailureClass> PASSING =
      EnumSet.of(FailureClass.TRANSIENT, FailureClass.QUOTA, FailureClass.LOCK);

  private Refusals() {}

  /** Whether the whole installation has to be run again. */
  static boolean unfinished(ConnectorException failure) {
    return NO_ANSWER.contains(failure.code())
        || PASSING.contains(ZendeskErrors.diagnosis(failure.code(), "").failureClass())
        || failure.code().matches("HTTP_(401|429|5..)");
  }

  /** The refusal of one thing. */
  public static Installed told(String thing, ConnectorException failure) {
    if (unfinished(failure)) {
      throw failure;
    }
    return Installed.refused(
        thing,
        String.valueOf(failure.getMessage()),
        failure.kind() == FailureKind.PAUSE
            ? "let an admin do it: give the credentials of one under install: of this connection,"
                + " or make by hand what install --print writes"
            : "mend what the message names, and run install again");
  }
}
