package io.perennial.mapping.transform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

/** Puts values through a transform by its word. */
final class Converting {

  private Converting() {}

  static Optional<Object> convert(String word, Object value) throws BadValueException {
    return Transforms.named(word).orElseThrow().apply(value);
  }

  static void refuses(String word, Object value, String what) {
    assertThatThrownBy(() -> convert(word, value))
        .as("%s of %s", word, String.valueOf(value).length() > 99 ? "…" : value)
        .isInstanceOf(BadValueException.class)
        .hasMessage(what);
  }
}
