package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.cli.terminal.Bar;
import io.perennial.cli.terminal.PlanTable;
import io.perennial.cli.terminal.ReportTable;
import io.perennial.routes.Turns;
import io.perennial.routes.plan.Plan;
import io.perennial.routes.plan.PlanReader;
import io.perennial.sql.Json;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: a turn that writes nothing and shows what it would write. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Shows what sync would write: per customer and field, before and after.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:shown", "1:could not run"})
final class PlanVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Mixin private Scope scope = new Scope();

  @Option(names = "--report", paramLabel = "FILE", description = "writes the report as JSON")
  private @Nullable Path report;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "records to show (default: ${DEFAULT-VALUE})")
  private int most = 50;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options());
        Bar bar = new Bar(scope.quiet() || scope.json())) {
      PlanReader reader = application.getBean(PlanReader.class);
      int shown = scope.json() ? Integer.MAX_VALUE : most;
      List<Plan> past = new ArrayList<>();
      Instant now = application.getBean(Clock.class).instant();
      Report done =
          application
              .getBean(Turns.class)
              .take(
                  scope.of(TurnRequest.plan(bar), false, () -> past.add(reader.read(shown, now))));
      bar.close();
      Plan plan = past.isEmpty() ? reader.read(shown, done.endedAt()) : past.get(0);
      if (scope.json()) {
        out.println(Json.write(plan));
      } else {
        new PlanTable(out).print(plan);
        new ReportTable(out).print(done, true);
      }
      out.flush();
      if (report != null) {
        Files.writeString(report, Json.write(done) + "\n");
      }
      return 0;
    }
  }
}
