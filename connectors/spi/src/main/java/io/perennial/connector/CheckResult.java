package io.perennial.connector;

/**
 * One line of the answer to "will this connection work?".
 *
 * @param level how bad it is
 * @param thing what was looked at, for example {@code field Account.Tier__c}
 * @param consequence what follows from it for our users; for OK what was found
 * @param mend what an admin does about it; empty for OK
 */
public record CheckResult(Level level, String thing, String consequence, String mend) {

  /** From fine to useless. */
  public enum Level {
    /** Nothing to do. */
    OK,
    /** Works, with less than was configured. */
    WARN,
    /** Does not work until someone mends it. */
    FAIL
  }

  public static CheckResult ok(String thing, String found) {
    return new CheckResult(Level.OK, thing, found, "");
  }

  public static CheckResult warn(String thing, String consequence, String mend) {
    return new CheckResult(Level.WARN, thing, consequence, mend);
  }

  public static CheckResult fail(String thing, String consequence, String mend) {
    return new CheckResult(Level.FAIL, thing, consequence, mend);
  }
}
