package io.perennial.mapping.path;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one item of a list is chosen. */
public sealed interface Pick {

  /** The chosen item; null if there is none. */
  @Nullable Object from(List<?> items);

  /** Whether an item may be cut away because nobody chooses it. */
  boolean wants(@Nullable Object item);

  /**
   * By its place.
   *
   * @param index counted from 0
   */
  record Index(int index) implements Pick {
    @Override
    public @Nullable Object from(List<?> items) {
      return index < items.size() ? items.get(index) : null;
    }

    /** All items stay, so that the chosen one keeps its place. */
    @Override
    public boolean wants(@Nullable Object item) {
      return true;
    }
  }

  /**
   * By one of its own fields, for example {@code [id=360001]}; the first that fits.
   *
   * @param value compared as text
   */
  record Where(String field, String value) implements Pick {
    @Override
    public @Nullable Object from(List<?> items) {
      for (Object item : items) {
        if (wants(item)) {
          return item;
        }
      }
      return null;
    }

    @Override
    public boolean wants(@Nullable Object item) {
      return item instanceof Map<?, ?> fields && value.equals(String.valueOf(fields.get(field)));
    }
  }
}
