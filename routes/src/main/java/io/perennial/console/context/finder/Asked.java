package io.perennial.console.context.finder;

import io.perennial.store.suppression.People;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Whom a caller asks about, by a key that the caller's own system knows.
 *
 * @param connection the one whose records are meant, for example {@code zendesk-eu}; empty for all
 */
public record Asked(By by, String value, Optional<String> connection) {

  /** The parameter that narrows a question to one connection. */
  public static final String CONNECTION = "connection";

  private static final int LONGEST = 254; // of an e-mail address; keys are shorter

  /** The ways to ask. */
  public enum By {
    ACCOUNT("salesforceAccountId"),
    ORGANIZATION("zendeskOrganizationId"),
    TICKET("zendeskTicketId"),
    EMAIL("email");

    private final String parameter;

    By(String parameter) {
      this.parameter = parameter;
    }
  }

  /**
   * Of the parameters of an address.
   *
   * @param connections the names that there are
   * @throws IllegalArgumentException if they do not name one customer; the message says the mend
   */
  public static Asked of(Map<String, List<String>> parameters, SortedSet<String> connections) {
    Optional<String> connection =
        connection(parameters.getOrDefault(CONNECTION, List.of()), connections);
    List<Asked> asked = new ArrayList<>();
    for (By by : By.values()) {
      for (String value : parameters.getOrDefault(by.parameter, List.of())) {
        asked.add(new Asked(by, value.strip(), connection));
      }
    }
    if (asked.size() != 1 || asked.get(0).value().isEmpty()) {
      throw new IllegalArgumentException(
          "Ask by exactly one of %s, once."
              .formatted(
                  Arrays.stream(By.values())
                      .map(by -> by.parameter)
                      .collect(Collectors.joining(", "))));
    }
    asked.get(0).judge();
    return asked.get(0);
  }

  private static Optional<String> connection(List<String> given, SortedSet<String> known) {
    if (given.size() > 1) {
      throw new IllegalArgumentException("Name at most one %s.".formatted(CONNECTION));
    }
    Optional<String> named = given.stream().findFirst().map(String::strip);
    if (named.isPresent() && !known.contains(named.get())) {
      throw new IllegalArgumentException(
          "%s must be one of %s.".formatted(CONNECTION, String.join(", ", known)));
    }
    return named;
  }

  private void judge() {
    boolean readable =
        value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl);
    if (!readable || (by == By.EMAIL && !People.isAddress(value))) {
      throw new IllegalArgumentException(
          by == By.EMAIL
              ? "email must be one address, for example jane@acme.example."
              : "%s must be a key of at most %d characters.".formatted(by.parameter, LONGEST));
    }
  }
}
