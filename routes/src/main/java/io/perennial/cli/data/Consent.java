package io.perennial.cli.data;

import io.perennial.work.Refused;
import java.io.Console;
import org.jspecify.annotations.Nullable;

/** A person's yes to what cannot be undone. */
final class Consent {

  private Consent() {}

  /**
   * Asks, unless the answer was given on the command line.
   *
   * @param given whether {@code --yes} was
   * @param question what is about to happen
   * @throws Refused without a yes; also where nobody can be asked
   */
  @SuppressWarnings("SystemConsoleNull") // later Javas give one without a terminal: its end is a no
  static void ask(boolean given, String question) {
    if (given) {
      return;
    }
    Console console = System.console();
    if (console == null) {
      throw new Refused(question + " Nobody is here to say yes: add --yes if it is meant.");
    }
    @Nullable String answer = console.readLine("%s Type yes to go on: ", question);
    if (answer == null || !answer.strip().equalsIgnoreCase("yes")) {
      throw new Refused("Nothing was done.");
    }
  }
}
