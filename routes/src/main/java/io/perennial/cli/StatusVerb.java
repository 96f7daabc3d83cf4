package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.cli.terminal.StatusTable;
import io.perennial.sql.Json;
import io.perennial.status.Status;
import io.perennial.status.StatusReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: how things stand; asks no vendor. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows connections, freshness, what runs, what is due and what is parked.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is well", "1:could not run", "2:something needs a person"})
final class StatusVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
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
}
