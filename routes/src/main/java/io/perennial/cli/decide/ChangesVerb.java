package io.perennial.cli.decide;

import io.perennial.app.Application;
import io.perennial.cli.Place;
import io.perennial.cli.terminal.ChangesTable;
import io.perennial.connector.ConnectorException;
import io.perennial.ledger.KeptFields;
import io.perennial.ledger.people.Authors;
import io.perennial.ledger.people.Decisions;
import io.perennial.sql.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code changes}: fields of ours that are left as somebody made them. */
@Command(
    name = "changes",
    mixinStandardHelpOptions = true,
    description =
        "Lists fields of ours that people changed, or an undo put back, and that are left so; and"
            + " decides about them. The policy of each field is in write-back.yaml.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:listed or decided",
      "1:could not run, or there is no such field",
      "64:wrong command line"
    })
public final class ChangesVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(
      names = "--take-ours",
      split = ",",
      paramLabel = "ID[.FIELD]",
      description = "writes our value again, with the next turn")
  private List<String> ours = List.of();

  @Option(
      names = "--take-theirs",
      split = ",",
      paramLabel = "ID[.FIELD]",
      description = "leaves their value until we conclude something else")
  private List<String> theirs = List.of();

  @Option(
      names = "--who",
      description = "asks the systems who changed them, one call for 200 records")
  private boolean who;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Decisions decisions = application.getBean(Decisions.class);
      try {
        decisions.decide(ours, true);
        decisions.decide(theirs, false);
      } catch (Decisions.Undecidable undecidable) {
        spec.commandLine().getErr().println(undecidable.getMessage());
        return 1;
      }
      List<KeptFields.Kept> left = application.getBean(KeptFields.class).list();
      if (who) {
        left = application.getBean(Authors.class).name(left, this::unanswered);
      }
      if (json) {
        out.println(Json.write(left));
      } else {
        new ChangesTable(out).print(left);
      }
      out.flush();
      return 0;
    }
  }

  private void unanswered(ConnectorException failure) {
    spec.commandLine()
        .getErr()
        .printf("Who it was is not known: %s; %s%n", failure.getMessage(), failure.mend());
  }
}
