package io.perennial.connector.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proofs of origin have in common. */
public final class HookSignature {

  /** How far a signature's time may lie from ours, before or behind. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";

  private HookSignature() {}

  /** Whether something signed at a moment may be believed now. */
  public static boolean isFresh(Instant signedAt, Instant now) {
    return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
  }

  /**
   * Whether any secret gives any of the signatures.
   *
   * <p>Everything is compared, and each comparison takes as long however alike the two are: time
   * tells nothing about the right answer.
   *
   * @param prefix signed in front of the body
   * @param given as bytes; signatures of another length match nothing
   */
  public static boolean matches(
      Collection<String> secrets, String prefix, byte[] body, Collection<byte[]> given) {
    boolean matches = false;
    for (String secret : secrets) {
      byte[] expected = sign(secret, prefix, body);
      for (byte[] signature : given) {
        matches |= MessageDigest.isEqual(expected, signature);
      }
    }
    return matches;
  }

  /** HMAC-SHA256 of prefix and body, 32 bytes. */
  public static byte[] sign(String secret, String prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}
