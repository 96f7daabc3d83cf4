package io.perennial.access;

import java.util.Locale;
import java.util.Optional;

/** What a token opens. */
public enum ApiScope {
  /** A customer's context without amounts. */
  CONTEXT,
  /** The amounts in it. */
  MONEY,
  /** Proposing whose a record is; an admin confirms it. */
  PROPOSE;

  /** As people and the store write it, for example {@code money}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope that is written so; empty if none is. */
  static Optional<ApiScope> of(String word) {
    for (ApiScope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
