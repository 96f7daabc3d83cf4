package io.perennial.console.context.finder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose the record is that somebody asked by. */
public sealed interface Finding {

  /** One customer's. */
  record One(long customer) implements Finding {}

  /**
   * Nobody has said whose.
   *
   * @param what the record, for example {@code organization 9001 (Acme) of zendesk}
   * @param because why it is nobody's
   * @param mend what a person does about it
   * @param search what to look for among the customers
   * @param record of which somebody may say whose it is, as {@code connection/type/key}; null if it
   *     is no single one
   * @param claims customers that it may belong to, the likeliest first; none if nobody comes to
   *     mind
   * @param connections those that each have a record of that key, which are not the same
   *     customer's; none if it is clear which record is meant
   */
  record Undecided(
      String what,
      String because,
      String mend,
      String search,
      @Nullable String record,
      List<Claim> claims,
      List<String> connections)
      implements Finding {

    public Undecided {
      claims = List.copyOf(claims);
      connections = List.copyOf(connections);
    }
  }

  /** There is no such record. */
  record Unknown(String what) implements Finding {}

  /**
   * A customer that the record may belong to.
   *
   * @param rule by which, for example {@code domain}
   * @param confidence percent
   */
  record Claim(long customer, String rule, int confidence) {}
}
