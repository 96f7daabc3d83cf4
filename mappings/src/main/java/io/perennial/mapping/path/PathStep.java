package io.perennial.mapping.path;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a {@link FieldPath}, between two dots.
 *
 * @param name the vendor's field
 * @param pick which item of the list that the field holds; empty for the field's value itself
 */
public record PathStep(String name, Optional<Pick> pick) {

  private static final Pattern STEP =
      Pattern.compile(
          "([^.\\[\\]?\\s]{1,128})(\\[(?:(\\d{1,4})|(\\w{1,64})=([^\\[\\]=]{1,64}))])?");

  static Optional<PathStep> parse(String text) {
    Matcher parts = STEP.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<Pick> pick = Optional.empty();
    if (parts.group(3) != null) {
      pick = Optional.of(new Pick.Index(Integer.parseInt(parts.group(3))));
    } else if (parts.group(4) != null) {
      pick = Optional.of(new Pick.Where(parts.group(4), parts.group(5)));
    }
    return Optional.of(new PathStep(parts.group(1), pick));
  }

  @Nullable Object in(Map<?, ?> fields) {
    Object value = fields.get(name);
    if (pick.isEmpty()) {
      return value;
    }
    return value instanceof List<?> items ? pick.get().from(items) : null;
  }
}
