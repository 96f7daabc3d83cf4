package io.perennial.scores;

import io.perennial.mapping.Mapping;
import io.perennial.model.history.SourceKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What customers are scored by in one turn.
 *
 * @param now what is due by then is scored
 * @param asOf the moment that scores are about; not after now
 * @param mappings by connection's name: earlier versions mean what the present mapping says
 * @param lastRead when all streams of each kind of system had been read; what was read after the
 *     moment tells of the moment, too
 * @param marked only customers who became due after this mark; 0 for all who are due
 * @param wishes what the targets should hold
 */
public record Scoring(
    Instant now,
    Instant asOf,
    Map<String, Mapping> mappings,
    Map<SourceKind, Instant> lastRead,
    long marked,
    Wishes wishes) {

  public Scoring {
    mappings = Map.copyOf(mappings);
    Map<SourceKind, Instant> known = new EnumMap<>(SourceKind.class);
    for (Map.Entry<SourceKind, Instant> read : lastRead.entrySet()) {
      known.put(read.getKey(), read.getValue().isAfter(asOf) ? asOf : read.getValue());
    }
    lastRead = Map.copyOf(known);
  }

  /** Whether scores are about a moment in the past. */
  boolean past() {
    return asOf.isBefore(now);
  }
}
