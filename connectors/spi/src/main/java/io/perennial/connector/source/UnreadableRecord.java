package io.perennial.connector.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Something in a page that is no record we can keep.
 *
 * @param id the vendor's key, if at least that could be read
 * @param name the key, or what tells a record without one from others, the same at each reading:
 *     for example {@code (no key 4f1b0c9a7e21)}
 * @param reason names the field and what is wrong with it, never its value
 */
public record UnreadableRecord(Optional<String> id, String name, String reason) {

  private static final int HASH_BYTES = 6;

  /** One of which at least the key could be read. */
  public static UnreadableRecord of(String id, String reason) {
    return new UnreadableRecord(Optional.of(id), id, reason);
  }

  /**
   * One without a key.
   *
   * @param content the whole of it, as the vendor sent it; only its hash is kept
   */
  public static UnreadableRecord withoutKey(String content, String reason) {
    return new UnreadableRecord(Optional.empty(), "(no key %s)".formatted(hash(content)), reason);
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
