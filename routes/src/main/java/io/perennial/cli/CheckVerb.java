package io.perennial.cli;

import io.perennial.app.Application;
import io.perennial.connector.CheckResult;
import io.perennial.connector.CheckResult.Level;
import io.perennial.routes.greet.Checks;
import io.perennial.routes.greet.TokenChecks;
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
    description = {
      "Asks each system whether our credentials and rights are enough.",
      "Names tokens of our API that end within 30 days, and those that have."
    },
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
        failed |= print(out, connection.getKey(), connection.getValue());
      }
      List<CheckResult> tokens = application.getBean(TokenChecks.class).run();
      if (!tokens.isEmpty()) {
        failed |= print(out, "tokens of the API", tokens);
      }
      out.flush();
      return failed ? 2 : 0;
    }
  }

  /** Whether any fails. */
  private static boolean print(PrintWriter out, String title, List<CheckResult> results) {
    out.println(title);
    for (CheckResult result : results) {
      out.printf("  %-4s  %-40s %s%n", result.level(), result.thing(), result.consequence());
      if (!result.mend().isEmpty()) {
        out.printf("        -> %s%n", result.mend());
      }
    }
    return results.stream().anyMatch(result -> result.level() == Level.FAIL);
  }
}
