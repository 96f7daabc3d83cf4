package io.perennial.connector.salesforce.install;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.install.Installed;
import java.util.Set;

/** What an admin does about a refusal. */
final class Mends {

  private static final String LET_AN_ADMIN =
      "let an admin do it: give the credentials of one under install: of this connection, or deploy"
          + " what install --print writes";

  private static final Set<String> NO_RIGHT =
      Set.of(
          "INSUFFICIENT_ACCESS",
          "INSUFFICIENT_ACCESS_OR_READONLY",
          "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
          "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
          "INVALID_TYPE",
          "NOT_FOUND");

  private Mends() {}

  /** Whether the vendor hides setup from our user, so that only what is asked for is refused. */
  static boolean noRight(ConnectorException failure) {
    return NO_RIGHT.contains(failure.code());
  }

  static Installed refused(String thing, Composite.Part part) {
    return Installed.refused(thing, part.words(), of(part.code()));
  }

  static Installed refused(String thing, ConnectorException failure) {
    return Installed.refused(thing, String.valueOf(failure.getMessage()), of(failure.code()));
  }

  private static String of(String code) {
    if (NO_RIGHT.contains(code)) {
      return LET_AN_ADMIN;
    }
    return switch (code) {
      case "DUPLICATE_DEVELOPER_NAME" ->
          "a deleted field of this name is still kept: erase it under Deleted Fields in the Object"
              + " Manager, and run install again";
      case "LIMIT_EXCEEDED", "TOO_MANY_ENUM_VALUE" ->
          "the org's limit is reached: remove fields that nobody uses, and run install again";
      default -> "mend what the message names, and run install again";
    };
  }
}
