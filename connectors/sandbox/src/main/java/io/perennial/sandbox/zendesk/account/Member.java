package io.perennial.sandbox.zendesk.account;

/**
 * Somebody who can log in.
 *
 * @param id of the user
 * @param admin whether exports and the setup are open to them
 * @param clientId of an OAuth client that acts for them
 * @param clientSecret of the same client
 */
public record Member(
    String id, String name, String email, boolean admin, String clientId, String clientSecret) {

  /** The word in {@code role}. */
  public String role() {
    return admin ? "admin" : "agent";
  }

  @Override
  public String toString() {
    return name;
  }
}
