package io.perennial.mapping.transform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Several texts in one field. */
public final class TextLists {

  private TextLists() {}

  /**
   * Takes a list, or text cut at a separator; blanks and repetitions are dropped.
   *
   * @param separator for example {@code ;} as in Salesforce's multi-select picklists
   */
  public static Conversion separatedBy(String separator) {
    Pattern cut = Pattern.compile(Pattern.quote(separator));
    return value -> {
      List<?> items =
          value instanceof List<?> list ? list : List.of(cut.split(Texts.of(value), -1));
      Set<String> texts = new LinkedHashSet<>();
      for (Object item : items) {
        if (item != null) {
          texts.add(Texts.strip(Texts.of(item)));
        }
      }
      texts.remove("");
      return texts.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(texts));
    };
  }
}
