package io.perennial.cli.sandbox;

import io.perennial.sandbox.Sandbox;
import io.perennial.sandbox.page.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whom the panels on the look-alikes' pages ask, and with which token. */
public final class PanelOptions {

  private static final String VARIABLE = "PERENNIAL_TOKEN";
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  @Option(
      names = "--perennial",
      paramLabel = "URL",
      description =
          "whom the panels on records and tickets ask: a serve on this machine, for example"
              + " http://127.0.0.1:8080; its token stands in PERENNIAL_TOKEN or --token-file")
  private @Nullable URI perennial;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "holds what token create --scope context,propose printed")
  private @Nullable Path tokenFile;

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private String token = "";

  /**
   * Reads and checks what was given, before anything starts.
   *
   * @throws ParameterException if one is missing or wrong
   */
  public void check() {
    if (perennial == null) {
      if (tokenFile != null) {
        throw wrong(
            "--token-file is for the panels on records and tickets: name their service with --perennial");
      }
      return;
    }
    if (!SCHEMES.contains(String.valueOf(perennial.getScheme()))
        || !HERE.contains(String.valueOf(perennial.getHost()))) {
      throw wrong("--perennial must be an address of this machine, as http://127.0.0.1:8080");
    }
    token = token();
    if (token.isEmpty()) {
      throw wrong(
          "--perennial needs a token in PERENNIAL_TOKEN or --token-file: perennial token create"
              + " --name Sandbox --scope context,propose");
    }
  }

  /** Lets the panels ask, if a service was named. */
  public void install(Sandbox sandbox) {
    if (perennial != null) {
      sandbox.ask(new Service(perennial, token));
    }
  }

  private String token() {
    if (tokenFile == null) {
      return String.valueOf(System.getenv().getOrDefault(VARIABLE, "")).strip();
    }
    try {
      return Files.readString(tokenFile, StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw wrong("%s cannot be read: --token-file holds the token".formatted(tokenFile));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
