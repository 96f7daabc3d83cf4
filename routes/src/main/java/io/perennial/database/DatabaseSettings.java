package io.perennial.database;

/**
 * A PostgreSQL that we may use.
 *
 * @param url for example {@code jdbc:postgresql://db.acme.example/perennial}
 * @param username who owns our schema
 * @param password of that user
 */
public record DatabaseSettings(String url, String username, String password) {

  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, username=%s]".formatted(url, username);
  }
}
