package io.perennial.cli.decide;

import io.perennial.app.Application;
import io.perennial.cli.Place;
import io.perennial.cli.terminal.MatchTable;
import io.perennial.customers.Matches;
import io.perennial.customers.Matches.Found;
import io.perennial.customers.Matches.Whose;
import io.perennial.sql.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code match}: whose records may be, and what a person says about it. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Lists records that may be a customer's: by name, or by a domain that several have.",
      "With --to or --not, says whose they are; that is stronger than any rule."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:listed or decided; the next turn links anew",
      "1:could not run, or there is no such record or customer",
      "64:wrong command line"
    })
public final class MatchVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @ArgGroup private @Nullable Verdict verdict;

  @Parameters(
      paramLabel = "RECORD",
      description =
          "keys of organizations, billing customers or tickets; CONNECTION/TYPE/KEY if several"
              + " systems have the key")
  private List<String> records = List.of();

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What a person says. */
  private static final class Verdict {

    @Option(
        names = "--to",
        paramLabel = "CUSTOMER",
        description = "the records are this customer's: its number, its account's key or its name")
    private @Nullable String to;

    @Option(
        names = "--not",
        paramLabel = "CUSTOMER",
        description = "the records are not this customer's")
    private @Nullable String not;
  }

  @Override
  public Integer call() {
    if ((verdict == null) != records.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Say whose the records are: --to CUSTOMER, or --not CUSTOMER");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Matches matches = application.getBean(Matches.class);
      if (verdict != null) {
        decide(matches, verdict, out);
      } else if (json) {
        out.println(Json.write(matches.proposals()));
      } else {
        new MatchTable(out).print(matches.proposals());
      }
      out.flush();
      return 0;
    }
  }

  /** All of them are found before the first is decided. */
  private void decide(Matches matches, Verdict said, PrintWriter out) {
    boolean together = said.to != null;
    Whose whose = matches.customer(String.valueOf(together ? said.to : said.not));
    List<Found> found = records.stream().map(matches::record).toList();
    for (Found record : found) {
      matches.decide(record, whose, together, System.getProperty("user.name"));
      out.printf(
          "%s is %s of %s; the next turn links anew.%n",
          record, together ? "a record" : "no record", whose);
    }
  }
}
