package io.perennial.connector.zendesk.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a record down to the listed fields: an export always gives all of them.
 *
 * <p>{@code via.channel} keeps one value inside; {@code custom_fields[id=360001].value} keeps one
 * item of a list with the key by which it is found.
 */
public final class ZendeskCut {

  private static final Pattern STEP = Pattern.compile("([^.\\[]+)(?:\\[(\\w+)=([^\\]]+)])?.*");

  private final Branch root = new Branch();

  public ZendeskCut(Collection<String> fields) {
    for (String field : fields) {
      Branch branch = root;
      for (String part : field.split("\\.")) {
        Matcher step = STEP.matcher(part);
        if (step.matches()) {
          branch = branch.grow(step);
        }
      }
      branch.whole = true;
    }
  }

  /** What is left of a record. */
  public Map<String, @Nullable Object> of(JsonNode record) {
    return root.cut(record);
  }

  /** Fields to keep below one field; a leaf keeps everything. */
  private static final class Branch {

    private final Map<String, Branch> below = new TreeMap<>();
    private final Map<String, Set<String>> picks = new TreeMap<>();
    private boolean whole;
    private boolean everyItem;

    Branch grow(Matcher step) {
      Branch next = below.computeIfAbsent(step.group(1), name -> new Branch());
      if (step.group(2) == null) {
        next.everyItem = true;
      } else {
        next.picks.computeIfAbsent(step.group(2), name -> new LinkedHashSet<>()).add(step.group(3));
        next.below.computeIfAbsent(step.group(2), name -> new Branch()).whole = true;
      }
      return next;
    }

    Map<String, @Nullable Object> cut(JsonNode record) {
      Map<String, @Nullable Object> kept = new LinkedHashMap<>();
      record
          .properties()
          .forEach(
              field -> {
                Branch branch = below.get(field.getKey());
                if (branch != null) {
                  kept.put(field.getKey(), branch.keep(field.getValue()));
                }
              });
      return kept;
    }

    private @Nullable Object keep(JsonNode value) {
      if (value.isArray()) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (JsonNode item : value) {
          if (everyItem || picked(item)) {
            kept.add(keep(item));
          }
        }
        return kept;
      }
      if (whole) {
        return ZendeskJson.value(value);
      }
      return value.isObject() ? cut(value) : null;
    }

    private boolean picked(JsonNode item) {
      return picks.entrySet().stream()
          .anyMatch(pick -> pick.getValue().contains(item.path(pick.getKey()).asText()));
    }
  }
}
