package io.perennial.identity;

/** A key by which a record can be found. Equal keys of one kind mean the same company. */
public record MatchKey(KeyKind kind, String value) implements Comparable<MatchKey> {

  @Override
  public int compareTo(MatchKey other) {
    int order = kind.compareTo(other.kind);
    return order != 0 ? order : value.compareTo(other.value);
  }
}
