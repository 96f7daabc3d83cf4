package io.perennial.connector.hook;

/**
 * An endpoint that the vendor calls.
 *
 * @param id the vendor's key, for example {@code we_1NZ}
 * @param secret signs its calls; kept beside tokens, never shown
 */
public record HookEndpoint(String id, String secret) {

  @Override
  public String toString() {
    return "HookEndpoint[id=%s]".formatted(id);
  }
}
