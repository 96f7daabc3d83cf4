package io.perennial.mapping.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a field's value from an earlier reading of a record over to a later one. */
public final class Carrying {

  private Carrying() {}

  /** The record with the earlier value of a field that it has no value of. */
  public static Map<String, @Nullable Object> over(
      Map<String, @Nullable Object> record,
      Map<String, @Nullable Object> earlier,
      FieldPath field) {
    return into(record, earlier, field.steps());
  }

  /** The record without a field; what holds the field stays. */
  public static Map<String, @Nullable Object> without(
      Map<String, @Nullable Object> record, FieldPath field) {
    return field.find(record).isEmpty() ? record : cut(record, field.steps());
  }

  private static Map<String, @Nullable Object> into(
      Map<?, ?> record, Map<?, ?> earlier, List<PathStep> steps) {
    Map<String, @Nullable Object> filled = copy(record);
    PathStep step = steps.get(0);
    Object there = earlier.get(step.name());
    Object here = filled.get(step.name());
    if (there == null) {
      return filled;
    }
    if (step.pick().isPresent()) {
      if (there instanceof List<?> items && (here == null || here instanceof List<?>)) {
        List<?> present = here instanceof List<?> list ? list : List.of();
        filled.put(step.name(), items(present, items, steps));
      }
    } else if (steps.size() == 1) {
      filled.put(step.name(), here == null ? there : here);
    } else if (there instanceof Map<?, ?> inner && (here == null || here instanceof Map<?, ?>)) {
      Map<?, ?> present = here instanceof Map<?, ?> map ? map : Map.of();
      filled.put(step.name(), into(present, inner, steps.subList(1, steps.size())));
    }
    return filled;
  }

  private static List<@Nullable Object> items(
      List<?> present, List<?> earlier, List<PathStep> steps) {
    Pick pick = steps.get(0).pick().orElseThrow();
    List<@Nullable Object> items = new ArrayList<>(present);
    Object there = pick.from(earlier);
    Object here = pick.from(present);
    if (there == null || pick instanceof Pick.Index) {
      return items; // what stands at a place may be something else by now
    }
    if (here == null) {
      items.add(there);
    } else if (steps.size() > 1 && here instanceof Map<?, ?> to && there instanceof Map<?, ?> of) {
      items.set(items.indexOf(here), into(to, of, steps.subList(1, steps.size())));
    }
    return items;
  }

  private static Map<String, @Nullable Object> cut(Map<?, ?> record, List<PathStep> steps) {
    Map<String, @Nullable Object> cut = copy(record);
    PathStep step = steps.get(0);
    Object here = cut.get(step.name());
    if (step.pick().isPresent() && here instanceof List<?> items) {
      List<@Nullable Object> left = new ArrayList<>(items);
      Object item = step.pick().get().from(items);
      if (steps.size() > 1 && item instanceof Map<?, ?> inner) {
        left.set(left.indexOf(item), cut(inner, steps.subList(1, steps.size())));
      } else {
        left.set(left.indexOf(item), null);
      }
      cut.put(step.name(), left);
    } else if (steps.size() == 1) {
      cut.remove(step.name());
    } else if (here instanceof Map<?, ?> inner) {
      cut.put(step.name(), cut(inner, steps.subList(1, steps.size())));
    }
    return cut;
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> fields) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }
}
