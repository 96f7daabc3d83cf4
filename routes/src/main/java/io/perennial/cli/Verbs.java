package io.perennial.cli;

import io.perennial.cli.data.BackupVerb;
import io.perennial.cli.data.EraseVerb;
import io.perennial.cli.data.RestoreVerb;
import io.perennial.cli.decide.ApproveVerb;
import io.perennial.cli.decide.ChangesVerb;
import io.perennial.cli.decide.MatchVerb;
import io.perennial.cli.decide.UndoVerb;
import io.perennial.cli.demo.DemoVerb;
import io.perennial.cli.parked.ParkedVerb;
import io.perennial.cli.parked.ReplayVerb;
import io.perennial.cli.terminal.FailureWords;
import io.perennial.cli.token.TokenVerb;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code perennial VERB}: parses the command line and says how it ended. */
@Command(
    name = "perennial",
    mixinStandardHelpOptions = true,
    version = "perennial 1",
    description = "Keeps customers renewing: joins CRM, support and billing into one customer.",
    subcommands = {
      ServeVerb.class,
      SyncVerb.class,
      PlanVerb.class,
      CheckVerb.class,
      InstallVerb.class,
      StatusVerb.class,
      ReconcileVerb.class,
      ParkedVerb.class,
      ReplayVerb.class,
      ApproveVerb.class,
      UndoVerb.class,
      ChangesVerb.class,
      MatchVerb.class,
      EraseVerb.class,
      BackupVerb.class,
      RestoreVerb.class,
      TokenVerb.class,
      DemoVerb.class,
      SandboxVerb.class,
      BenchmarkVerb.class
    })
public final class Verbs {

  private static final int USAGE = 64;
  private static final int COULD_NOT_RUN = 1;
  private static final String DEFAULT = "serve";
  private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private Verbs() {}

  /** Runs a verb and gives the exit code; without a verb, {@code serve} with these options. */
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
          FailureWords.tell(exception, at.getErr());
          return COULD_NOT_RUN;
        });
    return line.execute(named(args));
  }

  private static String[] named(String... args) {
    boolean asksItself = args.length > 0 && OWN_OPTIONS.contains(args[0]);
    boolean verb = args.length > 0 && !args[0].startsWith("-");
    if (verb || asksItself) {
      return args;
    }
    return Stream.concat(Stream.of(DEFAULT), Stream.of(args)).toArray(String[]::new);
  }
}
