package io.perennial.mapping;

import io.perennial.mapping.rule.MappingProblem;
import io.perennial.model.CanonicalRecord;
import java.util.List;

/** What a mapping made of one record. Every record read ends as exactly one of these. */
public sealed interface MappingOutcome {

  /**
   * It became a record of ours.
   *
   * @param passedOver fields that stay unknown because their value was wrong and the mapping says
   *     {@code when-bad: skip}; to be counted, not parked
   */
  record Mapped(CanonicalRecord record, List<MappingProblem> passedOver) implements MappingOutcome {
    public Mapped {
      passedOver = List.copyOf(passedOver);
    }
  }

  /**
   * A rule of the mapping leaves it alone; to be counted.
   *
   * @param rule for people, for example {@code only if status is one of [open, paid]}
   */
  record Ignored(String rule) implements MappingOutcome {}

  /**
   * It cannot be used; to be parked until the record or the mapping is mended.
   *
   * @param problems all of them, never empty
   */
  record Refused(List<MappingProblem> problems) implements MappingOutcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
