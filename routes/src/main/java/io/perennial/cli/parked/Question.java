package io.perennial.cli.parked;

import io.perennial.app.Application;
import io.perennial.cli.Place;
import io.perennial.parked.NoSuchParked;
import io.perennial.parked.ParkedFilter;
import io.perennial.sql.Json;
import io.perennial.store.Parked.Stage;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of the verbs about parked records: which records are meant, and how to answer. */
final class Question {

  @Mixin private Place place = new Place();

  @Option(names = "--reason", paramLabel = "CODE", description = "only records with this code")
  private @Nullable String reason;

  @Option(
      names = "--connection",
      paramLabel = "CONNECTION",
      description = "only records of this connection")
  private @Nullable String connection;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  /** The records that are meant. */
  ParkedFilter filter(Optional<Stage> stage, List<String> ids) {
    return new ParkedFilter(
        Optional.ofNullable(reason), Optional.ofNullable(connection), stage, ids);
  }

  /** Ends a sentence about these records. */
  String asked() {
    return (reason == null ? "" : " with the reason " + reason)
        + (connection == null ? "" : " of " + connection);
  }

  /**
   * Asks the program, prints what it says, and gives the exit code.
   *
   * @param ask what of the program's parts
   * @param print as people read it
   * @param needsAPerson whether the answer leaves somebody something to do
   */
  <T> int answer(
      CommandSpec spec,
      Function<ConfigurableApplicationContext, T> ask,
      BiConsumer<PrintWriter, T> print,
      Predicate<T> needsAPerson) {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      T answer = ask.apply(application);
      if (json) {
        out.println(Json.write(answer));
      } else {
        print.accept(out, answer);
      }
      out.flush();
      return needsAPerson.test(answer) ? 2 : 0;
    } catch (NoSuchParked unknown) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
    }
  }
}
