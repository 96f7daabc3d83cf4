package io.perennial.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for a meaning: 32 hexadecimal digits of SHA-256. */
final class Fingerprint {

  /** Raise it when the same file begins to mean something else; every record is mapped again. */
  private static final String LANGUAGE = "2";

  private static final int BYTES = 16;

  private Fingerprint() {}

  static String of(String meaning) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((LANGUAGE + "\n" + meaning).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
