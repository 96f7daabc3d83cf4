package io.perennial.cli.decide;

import io.perennial.app.Application;
import io.perennial.cli.Place;
import io.perennial.cli.terminal.UndoTable;
import io.perennial.routes.Undos;
import io.perennial.sql.Json;
import io.perennial.turn.Report;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code undo RUN}: what a run wrote is put back. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description =
        "Puts back, in all systems, what each field held before a run wrote it, wherever the run's"
            + " value still stands. Safe to repeat.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:put back; what was changed since is left and listed",
      "1:could not run",
      "2:something could not be put back",
      "64:wrong command line"
    })
public final class UndoVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Parameters(
      paramLabel = "RUN",
      description = "number of the run, as the console shows it",
      converter = RunNumber.class)
  private long run;

  @Option(names = "--dry-run", description = "writes nothing and shows what would be put back")
  private boolean rehearses;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Undoings undoings = new Undoings(rehearses);
      Report done = application.getBean(Undos.class).undo(run, rehearses, undoings::add);
      if (json) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("undone", run);
        answer.put("dryRun", rehearses);
        answer.put("counts", undoings.counts());
        answer.put("fields", undoings.fields());
        answer.put("report", done);
        out.println(Json.write(answer));
      } else {
        new UndoTable(out).print(done, rehearses, undoings.counts(), undoings.fields());
      }
      out.flush();
      return done.exitCode();
    }
  }
}
