package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.cli.terminal.JourneyTable;
import io.perennial.cli.terminal.StatusTable;
import io.perennial.journey.Journey;
import io.perennial.journey.JourneyReader;
import io.perennial.sql.Json;
import io.perennial.status.Status;
import io.perennial.status.StatusReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code status}: how things stand; asks no vendor. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Shows connections, freshness, what runs, what is due and what is parked.",
      "With a customer's id or name, or a record's key in any system: what became of it."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is well", "1:could not run", "2:something needs a person"})
final class StatusVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID|NAME",
      description = "a customer's id or name, or a record's key in any system")
  private @Nullable String asked;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      if (asked != null) {
        return journey(out, application.getBean(JourneyReader.class).read(asked));
      }
      Status status = application.getBean(StatusReader.class).read();
      if (json) {
        out.println(Json.write(status));
      } else {
        new StatusTable(out).print(status);
      }
      out.flush();
      return status.needsAPerson() ? 2 : 0;
    }
  }

  private int journey(PrintWriter out, Journey journey) {
    if (json) {
      out.println(Json.write(journey));
    } else if (!journey.records().isEmpty()) {
      new JourneyTable(out).print(journey);
    }
    out.flush();
    if (journey.records().isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf(
              "There is no customer and no record called %s; keys are those of the other systems%n",
              journey.asked());
      return 1;
    }
    return journey.parked() > 0 ? 2 : 0;
  }
}
