package io.perennial.sql;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Equality of JSON values, in which 72, 72.0 and 7.2E1 are the same number. */
public final class Same {

  private Same() {}

  /** Whether two values are the same, at every level. */
  public static boolean values(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return new BigDecimal(first.toString()).compareTo(new BigDecimal(second.toString())) == 0;
    }
    if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
      return first.keySet().equals(second.keySet())
          && first.keySet().stream().allMatch(key -> values(first.get(key), second.get(key)));
    }
    if (one instanceof Collection<?> first && other instanceof Collection<?> second) {
      return lists(first, second);
    }
    return Objects.equals(one, other);
  }

  /** The names under which two objects hold different values, or only one of them a value. */
  public static List<String> differing(
      Map<String, ? extends @Nullable Object> one, Map<String, ? extends @Nullable Object> other) {
    TreeSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> values(one.get(name), other.get(name)));
    return List.copyOf(names);
  }

  private static boolean lists(Collection<?> one, Collection<?> other) {
    Iterator<?> others = other.iterator();
    return one.size() == other.size()
        && one.stream().allMatch(value -> values(value, others.next()));
  }
}
