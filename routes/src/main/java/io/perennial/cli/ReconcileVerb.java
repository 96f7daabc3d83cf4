package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.cli.terminal.ReconciliationTable;
import io.perennial.reconcile.Reconciler;
import io.perennial.reconcile.Reconciliation;
import io.perennial.sql.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reconcile}: do source, store and target agree? */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description =
        "Reads all sources and targets again and compares them with the store, record by record.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all agree", "1:could not run", "2:something differs, or could not be read"})
final class ReconcileVerb implements Callable<Integer> {

  private static final int DIFFERS = 2;

  @Mixin private Place place = new Place();

  @Option(
      names = "--heal",
      description =
          "brings the store up to the sources; what targets then lack is written by the next sync")
  private boolean heal;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Reconciliation result = application.getBean(Reconciler.class).run(heal);
      if (json) {
        out.println(Json.write(result));
      } else {
        new ReconciliationTable(out).print(result);
      }
      out.flush();
      return result.agrees() ? 0 : DIFFERS;
    }
  }
}
