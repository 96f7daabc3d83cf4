package io.perennial.writeback;

import io.perennial.health.flag.FlagName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * When a record is written that people are working on: each write may set off their automations.
 *
 * @param when the conclusions of which one must have turned since the last write, for example
 *     {@code renewal.flag}
 * @param every shortest time from one write of a record to the next
 * @param atOnceFor flags for which nobody waits
 */
public record Rarely(List<String> when, Duration every, Set<FlagName> atOnceFor) {

  public Rarely {
    when = List.copyOf(when);
    atOnceFor = Set.copyOf(atOnceFor);
  }
}
