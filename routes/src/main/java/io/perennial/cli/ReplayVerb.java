package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.cli.terminal.ReplayTable;
import io.perennial.parked.NoSuchParked;
import io.perennial.parked.ParkedFilter;
import io.perennial.routes.replay.Replay;
import io.perennial.routes.replay.Replayed;
import io.perennial.sql.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay}: tries parked records again; asks no vendor. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Tries parked records again, all of them unless something narrows them down.",
      "What could not be mapped is mapped at once; what was refused is sent by the next sync."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all are tried again", "1:could not run", "2:some are parked still"})
final class ReplayVerb implements Callable<Integer> {

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

  @Parameters(paramLabel = "ID", description = "the records' keys in their systems")
  private List<String> ids = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Replayed replayed =
          application
              .getBean(Replay.class)
              .take(
                  new ParkedFilter(
                      Optional.ofNullable(reason),
                      Optional.ofNullable(connection),
                      Optional.empty(),
                      ids));
      if (json) {
        out.println(Json.write(replayed));
      } else {
        new ReplayTable(out).print(replayed);
      }
      out.flush();
      return replayed.needsAPerson() ? 2 : 0;
    } catch (NoSuchParked unknown) {
      throw new ParameterException(
          spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
    }
  }
}
