package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a canonical record's values as the Java types of their kinds. */
final class Values {

  private final String what;
  private final Map<?, ?> values;

  private Values(String what, Map<?, ?> values) {
    this.what = what;
    this.values = values;
  }

  static Values of(CanonicalRecord canonical) {
    return new Values(canonical.type().word(), canonical.values());
  }

  Optional<String> text(String field) {
    return get(field, String.class);
  }

  Optional<Integer> integer(String field) {
    return get(field, Long.class).map(Math::toIntExact);
  }

  Optional<BigDecimal> number(String field) {
    return get(field, BigDecimal.class);
  }

  boolean isTrue(String field) {
    return get(field, Boolean.class).orElse(false);
  }

  Optional<LocalDate> date(String field) {
    return get(field, LocalDate.class);
  }

  Optional<Instant> instant(String field) {
    return get(field, Instant.class);
  }

  Optional<Money> money(String field) {
    return get(field, Money.class);
  }

  <E extends Enum<E>> Optional<E> option(String field, Class<E> options) {
    return text(field).map(word -> Enum.valueOf(options, word));
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Object text : get(field, List.class).orElse(List.of())) {
      texts.add((String) text);
    }
    return texts;
  }

  List<Values> parts(String field) {
    List<Values> parts = new ArrayList<>();
    for (Object part : get(field, List.class).orElse(List.of())) {
      parts.add(new Values(what + "." + field, (Map<?, ?>) part));
    }
    return parts;
  }

  /** The value of a field that mappings guarantee. */
  <T> T required(String field, Class<T> kind) {
    return get(field, kind)
        .orElseThrow(() -> new IllegalArgumentException(what + " has no " + field));
  }

  private <T> Optional<T> get(String field, Class<T> kind) {
    return Optional.ofNullable(values.get(field)).map(kind::cast);
  }
}
