package io.perennial.connector;

import java.util.regex.Pattern;

/**
 * Name of one configured account of a vendor.
 *
 * <p>It is part of ids, route ids, metrics and of every key in the store.
 *
 * @param value lower-case words joined by hyphens, at most 40 characters, for example {@code
 *     stripe-eu}
 */
public record ConnectionName(String value) implements Comparable<ConnectionName> {

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_LENGTH = 40;

  public ConnectionName {
    if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a connection's name is lower-case words joined by hyphens, at most %d characters, was: %s"
              .formatted(MAX_LENGTH, value));
    }
  }

  @Override
  public int compareTo(ConnectionName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
