package io.perennial.health.measure;

import io.perennial.health.model.MeasureName;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import java.util.Set;

/** One input of health. Pure: the same facts give the same reading, whenever it is asked. */
public interface Measure {

  /** Which of the ten it is. */
  MeasureName name();

  /**
   * The kinds of system whose records it looks at: all of them, for a reading is kept until one of
   * these records changes. If one of the systems is stale, so is the reading.
   */
  Set<SourceKind> sources();

  /** Reads one customer; called once for each day on which something can have changed. */
  Reading read(Facts facts);
}
