package io.perennial.cli.token;

import io.perennial.access.ApiToken;
import io.perennial.access.ApiTokens;
import io.perennial.app.Application;
import io.perennial.cli.Place;
import io.perennial.cli.terminal.TokenTable;
import io.perennial.sql.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code token list}: all tokens, without what a caller sends. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists all tokens, also those that open nothing any more.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:listed", "1:could not run", "64:wrong command line"})
final class TokenListVerb implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      List<ApiToken> tokens = application.getBean(ApiTokens.class).all();
      if (json) {
        out.println(Json.write(tokens));
      } else {
        new TokenTable(out).print(tokens, application.getBean(Clock.class).instant());
      }
      out.flush();
      return 0;
    }
  }
}
