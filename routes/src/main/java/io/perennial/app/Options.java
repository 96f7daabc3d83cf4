package io.perennial.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the command line says about where things are.
 *
 * @param config folder of {@code application.yaml}; empty for {@code ./config}
 * @param mappings folder of the mapping files that replace the shipped ones
 * @param data folder of the embedded database
 * @param overrides further settings by their full names, stronger than the files
 */
public record Options(
    Optional<Path> config, Path mappings, Path data, Map<String, String> overrides) {

  public Options {
    overrides = new TreeMap<>(overrides);
  }

  /** The same with further settings. */
  public Options with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(overrides);
    all.putAll(more);
    return new Options(config, mappings, data, all);
  }
}
