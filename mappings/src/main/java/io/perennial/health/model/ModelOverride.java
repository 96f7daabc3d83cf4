package io.perennial.health.model;

import io.perennial.model.TouchModel;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Other settings for some customers; later overrides win over earlier ones.
 *
 * @param touchModel only customers of this touch model; empty for all
 * @param segment only customers whose account has this {@code segment} attribute; empty for all
 * @param measures what changes
 */
public record ModelOverride(
    Optional<TouchModel> touchModel,
    Optional<String> segment,
    SortedMap<MeasureName, MeasureChange> measures) {

  public ModelOverride {
    measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
  }

  boolean appliesTo(TouchModel touch, Optional<String> ofSegment) {
    return (touchModel.isEmpty() || touchModel.get() == touch)
        && (segment.isEmpty() || segment.equals(ofSegment));
  }
}
