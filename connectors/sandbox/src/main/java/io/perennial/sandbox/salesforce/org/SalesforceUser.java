package io.perennial.sandbox.salesforce.org;

/**
 * A user, and the app that logs in as this user.
 *
 * @param id 18 characters
 * @param username for example {@code integration@org-1.example}
 * @param clientId of the app whose run-as user this is
 * @param administrator whether the user may customise the organisation
 */
public record SalesforceUser(
    String id,
    String username,
    String name,
    String clientId,
    String clientSecret,
    boolean administrator) {

  @Override
  public String toString() {
    return "SalesforceUser[%s, %s]".formatted(id, username);
  }
}
