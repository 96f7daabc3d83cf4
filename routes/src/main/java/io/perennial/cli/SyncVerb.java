package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.connector.ConnectionName;
import io.perennial.routes.Turns;
import io.perennial.sql.Json;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sync}: one complete turn. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Takes one complete turn: pull, map, identify, score, write back.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:complete",
      "1:could not run",
      "2:partial: something could not be read or written",
      "3:waiting for a yes",
      "64:wrong command line"
    })
final class SyncVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CONNECTION",
      description = "connections that take part (default: all)")
  private List<String> only = List.of();

  @Option(names = "--report", paramLabel = "FILE", description = "writes the report as JSON")
  private @Nullable Path report;

  @Option(names = "--quiet", description = "prints problems only")
  private boolean quiet;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options());
        Bar bar = new Bar(quiet)) {
      Set<ConnectionName> connections =
          only.stream().map(ConnectionName::new).collect(Collectors.toSet());
      Report done =
          application
              .getBean(Turns.class)
              .take(new TurnRequest("sync", Optional.empty(), connections, true, bar));
      bar.close();
      new ReportTable(out).print(done, quiet);
      if (report != null) {
        Files.writeString(report, Json.write(done) + "\n");
      }
      return done.exitCode();
    }
  }
}
