package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.cli.terminal.Bar;
import io.perennial.cli.terminal.ReportTable;
import io.perennial.cli.terminal.StandingTable;
import io.perennial.retention.Retention;
import io.perennial.routes.Turns;
import io.perennial.scores.Standing;
import io.perennial.scores.Standings;
import io.perennial.sql.Json;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Mixin private Scope scope = new Scope();

  @Option(
      names = "--write-as-of",
      description =
          "stores and writes scores as of a past moment; to look-alikes on this machine only")
  private boolean writesPast;

  @Option(names = "--report", paramLabel = "FILE", description = "writes the report as JSON")
  private @Nullable Path report;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (writesPast && scope.asOf().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--write-as-of says how --as-of is meant: name the moment, too");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options());
        Bar bar = new Bar(scope.quiet() || scope.json())) {
      List<Standing> past = new ArrayList<>();
      Report done =
          application
              .getBean(Turns.class)
              .take(
                  scope.of(
                      TurnRequest.sync(bar),
                      writesPast,
                      () -> past.addAll(application.getBean(Standings.class).all())));
      bar.close();
      if (scope.asOf().isEmpty()) {
        application.getBean(Retention.class).applyIfDue();
      }
      if (scope.json()) {
        out.println(
            Json.write(
                scope.asOf().isPresent() ? Map.of("report", done, "customers", past) : done));
        out.flush();
      } else {
        if (scope.asOf().isPresent() && !scope.quiet()) {
          new StandingTable(out).print(past);
        }
        new ReportTable(out).print(done, scope.quiet());
      }
      if (report != null) {
        Files.writeString(report, Json.write(done) + "\n");
      }
      return done.exitCode();
    }
  }
}
