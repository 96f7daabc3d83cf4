package io.perennial.cli;

import io.perennial.app.Options;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every verb with a store has. */
public final class Place {

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "folder of application.yaml (default: ./config)")
  private @Nullable Path config;

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      description = "folder of mapping files that replace the shipped ones (default: ./mappings)")
  private Path mappings = Path.of("mappings");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder of the embedded database (default: ./data)")
  private Path data = Path.of("data");

  /** Where things are. */
  public Options options() {
    return new Options(Optional.ofNullable(config), mappings, data, Map.of());
  }
}
