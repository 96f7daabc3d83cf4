package io.perennial.brief;

import io.perennial.model.verdict.Because;
import org.jspecify.annotations.Nullable;

/**
 * Something in words.
 *
 * @param text with its amounts
 * @param plain for people who are to see no amounts; null if there are none in it
 */
public record Sentence(String text, @Nullable String plain) {

  /** A reason, with something before it, for example {@code payment -8: }. */
  static Sentence of(String before, Because because) {
    return of(before + because.text(), before + because.textWithoutAmounts());
  }

  static Sentence of(String text, String plain) {
    return new Sentence(text, plain.equals(text) ? null : plain);
  }

  /** As somebody may read it who may, or may not, see amounts. */
  public String words(boolean amounts) {
    return amounts || plain == null ? text : plain;
  }
}
