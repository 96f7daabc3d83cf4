package io.perennial.cli;

import io.perennial.settings.ConfigurationRefused;
import io.perennial.turn.TurnRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code perennial VERB}: parses the command line and says how it ended. */
@Command(
    name = "perennial",
    mixinStandardHelpOptions = true,
    version = "perennial 1",
    description = "Keeps customers renewing: joins CRM, support and billing into one customer.",
    subcommands = {
      SyncVerb.class,
      PlanVerb.class,
      CheckVerb.class,
      StatusVerb.class,
      SandboxVerb.class,
      BenchmarkVerb.class
    })
public final class Verbs implements Runnable {

  private static final int USAGE = 64;
  private static final int COULD_NOT_RUN = 1;

  @Spec private CommandSpec spec;

  Verbs() {
    spec = CommandSpec.create();
  }

  /** Runs a verb and gives the exit code. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Verbs());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (exception, arguments) -> {
          CommandLine at = exception.getCommandLine();
          at.getErr().println(exception.getMessage());
          at.getErr().println("Try: " + at.getCommandSpec().qualifiedName() + " --help");
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (exception, at, parsed) -> {
          at.getErr().println(message(exception));
          return COULD_NOT_RUN;
        });
    return line.execute(args);
  }

  /** Without a verb there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a verb, for example: perennial sync");
  }

  /** The innermost message that was written for people. */
  private static String message(Throwable failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof ConfigurationRefused || cause instanceof TurnRefused) {
        return String.valueOf(cause.getMessage());
      }
      cause = cause.getCause();
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "%s: %s".formatted(root.getClass().getSimpleName(), root.getMessage());
  }
}
