package io.perennial.connector;

/**
 * Who answers at the other end.
 *
 * <p>A connection is bound to it at first use: a rehearsal system swapped for production must not
 * leave production's customers empty.
 *
 * @param account the vendor's own key of the account, for example a Salesforce organisation id
 * @param place where the account lives, for example the Salesforce instance, or {@code live} and
 *     {@code test} at Stripe
 */
public record Identity(String account, String place) {

  @Override
  public String toString() {
    return account + " at " + place;
  }
}
