package io.perennial.sandbox.salesforce.org;

import io.perennial.sandbox.soql.RecordId;

/**
 * Who an organisation is.
 *
 * @param number tells organisations apart; ids are derived from it
 * @param multiCurrency whether records carry a currency
 * @param currency ISO 4217 code of the organisation
 */
public record Identity(
    int number, String name, boolean sandbox, boolean multiCurrency, String currency) {

  /** The organisation's id, 18 characters. */
  public String organizationId() {
    return RecordId.of("00D", number).value();
  }

  /** The user that the product logs in as. */
  public SalesforceUser integration(boolean administrator) {
    return user(1, "integration", "Perennial Integration", administrator);
  }

  /** A user who may customise the organisation. */
  public SalesforceUser admin() {
    return user(2, "admin", "Ada Admin", true);
  }

  /** Somebody who works with records by hand. */
  public SalesforceUser person() {
    return user(3, "person", "Pat Person", false);
  }

  /** Id of the profile that all users have. */
  public String profileId() {
    return RecordId.of("00e", number).value();
  }

  /** Id of the permission set that holds what the profile allows. */
  public String profileSetId() {
    return RecordId.of("0PS", 9_000_000_000L + number).value();
  }

  private SalesforceUser user(int place, String login, String name, boolean administrator) {
    int number = this.number * 10 + place;
    return new SalesforceUser(
        RecordId.of("005", 1_000_000_000L + number).value(),
        "%s@org-%d.example".formatted(login, this.number),
        name,
        "3MVG9.client.%s.%d".formatted(login, this.number),
        "secret-%s-%d".formatted(login, this.number),
        administrator);
  }
}
