package io.perennial.cli.token;

import io.perennial.access.ApiScope;
import io.perennial.access.ApiTokens;
import io.perennial.access.ApiTokens.Made;
import io.perennial.app.Application;
import io.perennial.cli.Place;
import io.perennial.cli.terminal.TokenTable;
import io.perennial.settings.Durations;
import io.perennial.sql.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token create}: makes a token and shows it, this once. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description =
        "Makes a token and prints it, this once: only its hash is kept. What to know about it goes"
            + " to standard error.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:made",
      "1:could not run, or there is a token of that name",
      "64:wrong command line"
    })
final class TokenCreateVerb implements Callable<Integer> {

  private static final int LONGEST_NAME = 100;
  private static final String NEVER = "never";

  @Mixin private Place place = new Place();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "who asks with it, for example \"Zendesk panel\"")
  private String name = "";

  @Option(
      names = "--scope",
      split = ",",
      required = true,
      paramLabel = "SCOPE",
      description =
          "what it opens: context, money for the amounts in it, propose to say whose a record may be")
  private Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      description = "how long it opens that, for example 90d, or never (default: ${DEFAULT-VALUE})")
  private String expires = "365d";

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String plain = name.strip();
    if (plain.isEmpty()
        || plain.length() > LONGEST_NAME
        || plain.chars().anyMatch(Character::isISOControl)) {
      throw wrong("--name must be a text of at most %d characters.".formatted(LONGEST_NAME));
    }
    if (!scopes.contains(ApiScope.CONTEXT)) {
      throw wrong("--scope %s opens nothing by itself: add --scope context.".formatted(words()));
    }
    Optional<Duration> span = span();
    try (ConfigurableApplicationContext application = Application.start(place.options())) {
      Instant now = application.getBean(Clock.class).instant();
      Made made =
          application.getBean(ApiTokens.class).create(plain, scopes, span.map(now::plus), now);
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.write(Map.of("token", made.text(), "about", made.token())));
      } else {
        out.println(made.text());
      }
      out.flush();
      spec.commandLine().getErr().print(TokenTable.made(made.token()));
      spec.commandLine().getErr().flush();
      return 0;
    }
  }

  private String words() {
    return scopes.stream().map(ApiScope::word).collect(Collectors.joining(","));
  }

  private Optional<Duration> span() {
    if (expires.strip().equals(NEVER)) {
      return Optional.empty();
    }
    Optional<Duration> span =
        Durations.read(expires).filter(some -> some.compareTo(Duration.ofMinutes(1)) >= 0);
    if (span.isEmpty() || span.get().compareTo(Duration.ofDays(36_500)) > 0) {
      throw wrong("--expires must be a duration, for example 90d, or never.");
    }
    return span;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
