package io.perennial.mapping.transform;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the vendor's words by ours.
 *
 * @param words ours by theirs; an empty one of ours says nothing
 * @param other what becomes of a word that is not listed
 */
public record WordTable(Map<String, Optional<String>> words, Other other) implements Conversion {

  public WordTable {
    words = Map.copyOf(words);
  }

  @Override
  public Optional<Object> convert(Object value) throws BadValueException {
    String word = Texts.strip(Texts.of(value));
    Optional<String> ours = words.get(word);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (ours != null) {
      return ours.map(text -> text);
    }
    return switch (other) {
      case KEEP -> Optional.of(word);
      case NULL -> Optional.empty();
      case REFUSE ->
          throw new BadValueException(
              "holds a word that the mapping does not list",
              "add the word to the mapping, or write \"other: keep\" or \"other: null\"");
    };
  }

  /** What becomes of a word that is not listed. */
  public enum Other {
    KEEP,
    NULL,
    REFUSE;

    /** As people write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
