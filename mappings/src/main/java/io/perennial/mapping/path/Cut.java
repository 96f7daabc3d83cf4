package io.perennial.mapping.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a vendor's record down to listed fields, so that nothing else is ever stored.
 *
 * <p>Works through lists: {@code items.data.quantity} keeps the quantity of every item. Of a list
 * that is only read with {@code [id=…]} the other items are dropped. Immutable.
 */
public final class Cut {

  private final Branch root;

  private Cut(Branch root) {
    this.root = root;
  }

  /**
   * A cut that keeps these fields.
   *
   * @param fields as {@link FieldPath#text} gives them
   * @throws IllegalArgumentException if one is no path
   */
  public static Cut to(Collection<String> fields) {
    Branch root = new Branch();
    for (String field : fields) {
      FieldPath path =
          FieldPath.parse(field)
              .orElseThrow(() -> new IllegalArgumentException("is no field path: " + field));
      root.grow(path.steps());
    }
    return new Cut(root);
  }

  /** The record without all other fields; order and nulls stay. */
  public Map<String, @Nullable Object> of(Map<String, @Nullable Object> record) {
    return root.cut(record);
  }

  /** Fields to keep below one field; a leaf keeps everything. */
  private static final class Branch {

    private final Map<String, Branch> below = new TreeMap<>();
    private final List<Pick> picks = new ArrayList<>();
    private boolean whole;
    private boolean everyItem;

    void grow(List<PathStep> steps) {
      Branch branch = this;
      for (PathStep step : steps) {
        branch = branch.below.computeIfAbsent(step.name(), name -> new Branch());
        branch.everyItem |= step.pick().isEmpty();
        step.pick().ifPresent(branch.picks::add);
        step.pick().ifPresent(branch::keepKey);
      }
      branch.whole = true;
    }

    /** The field by which an item is chosen must survive, else it cannot be chosen later. */
    private void keepKey(Pick pick) {
      if (pick instanceof Pick.Where where) {
        below.computeIfAbsent(where.field(), name -> new Branch()).whole = true;
      }
    }

    Map<String, @Nullable Object> cut(Map<?, ?> fields) {
      Map<String, @Nullable Object> kept = new LinkedHashMap<>();
      fields.forEach(
          (name, value) -> {
            Branch branch = below.get(String.valueOf(name));
            if (branch != null) {
              kept.put(String.valueOf(name), branch.keep(value));
            }
          });
      return kept;
    }

    /** A single value where only fields inside are wanted is none of them. */
    private @Nullable Object keep(@Nullable Object value) {
      if (value instanceof List<?> items) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : items) {
          if (wanted(item)) {
            kept.add(keep(item));
          }
        }
        return kept;
      }
      if (whole) {
        return value;
      }
      return value instanceof Map<?, ?> fields ? cut(fields) : null;
    }

    private boolean wanted(@Nullable Object item) {
      return everyItem || picks.stream().anyMatch(pick -> pick.wants(item));
    }
  }
}
