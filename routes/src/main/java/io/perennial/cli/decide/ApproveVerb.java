package io.perennial.cli.decide;

import io.perennial.app.Application;
import io.perennial.brake.Approval;
import io.perennial.cli.Place;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code approve RUN}: a person says yes. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description =
        "Lets a run's writes go out that the brake holds back, or has the values written again that"
            + " an undo of the run has put back. The next turn writes.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:approved", "1:there is nothing to approve", "64:wrong command line"})
public final class ApproveVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Parameters(
      paramLabel = "RUN",
      description = "number of the run, as status shows it",
      converter = RunNumber.class)
  private long run;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      out.println(application.getBean(Approval.class).approve(run));
      out.flush();
      return 0;
    }
  }
}
