package io.perennial.cli.terminal;

import io.perennial.settings.ConfigurationRefused;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a verb ended: what people can mend in words alone, what is our fault with all details. */
public final class FailureWords {

  /** Classes of SQL states: no connection, wrong credentials, no such database, no room, shut. */
  private static final Set<String> OF_THE_SERVER = Set.of("08", "28", "3D", "53", "57");

  private static final int CLASS = 2;

  private FailureWords() {}

  /** Tells a failure that ended a verb. */
  public static void tell(Throwable failure, PrintWriter err) {
    List<Throwable> causes = causes(failure);
    Optional<String> words = forPeople(causes).or(() -> database(causes));
    if (words.isPresent()) {
      err.println(words.get());
    } else {
      Throwable root = causes.get(causes.size() - 1);
      err.printf("%s: %s%n", root.getClass().getSimpleName(), root.getMessage());
      if (!(root instanceof IOException)) {
        failure.printStackTrace(err);
      }
    }
    err.flush();
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static Optional<String> forPeople(List<Throwable> causes) {
    return causes.stream()
        .filter(
            cause ->
                cause instanceof ConfigurationRefused
                    || cause instanceof TurnRefused
                    || cause instanceof Refused)
        .findFirst()
        .map(Throwable::getMessage);
  }

  private static Optional<String> database(List<Throwable> causes) {
    List<Throwable> innermostFirst = new ArrayList<>(causes);
    Collections.reverse(innermostFirst);
    return innermostFirst.stream()
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .filter(
            refused ->
                refused.getSQLState() != null
                    && refused.getSQLState().length() > CLASS
                    && OF_THE_SERVER.contains(refused.getSQLState().substring(0, CLASS)))
        .findFirst()
        .map(
            refused ->
                "The database cannot be used: %s%nSee to it, or correct perennial.database in application.yaml."
                    .formatted(refused.getMessage()));
  }
}
