package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.routes.greet.Checks;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: will it work? */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Asks each system whether our credentials and rights are enough.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing fails", "1:could not run", "2:something fails"})
final class CheckVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      boolean failed = false;
      for (Map.Entry<String, List<CheckResult>> connection :
          application.getBean(Checks.class).run().entrySet()) {
        out.println(connection.getKey());
        for (CheckResult result : connection.getValue()) {
          out.printf("  %-4s  %-40s %s%n", result.level(), result.thing(), result.consequence());
          if (!result.mend().isEmpty()) {
            out.printf("        -> %s%n", result.mend());
          }
          failed |= result.level() == Level.FAIL;
        }
      }
      out.flush();
      return failed ? 2 : 0;
    }
  }
}
