package io.perennial.health.flag;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When flags are raised and who acts: the content of {@code flags.yaml}.
 *
 * @param flags all of them
 */
public record FlagRules(SortedMap<FlagName, FlagSettings> flags) {

  public FlagRules {
    flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
    if (flags.size() != FlagName.values().length) {
      throw new IllegalArgumentException("settings are needed for every flag");
    }
  }

  /** The rules that ship in {@code flags.yaml}. */
  public static FlagRules defaults() {
    return DefaultFlagRules.make();
  }

  public FlagSettings of(FlagName name) {
    return Optional.ofNullable(flags.get(name)).orElseThrow();
  }
}
