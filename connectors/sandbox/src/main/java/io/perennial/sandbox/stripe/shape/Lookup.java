package io.perennial.sandbox.stripe.shape;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the object behind an id that is to be expanded. */
public interface Lookup {

  /** The object as JSON; null if there is none. */
  @Nullable Map<String, @Nullable Object> find(Kind kind, String id, Expand expand);
}
