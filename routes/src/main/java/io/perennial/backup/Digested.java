package io.perennial.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on and sums them up; closing it leaves the stream behind it open. */
final class Digested extends FilterOutputStream {

  private final MessageDigest digest = sha256();

  Digested(OutputStream behind) {
    super(behind);
  }

  @Override
  public void write(int single) throws IOException {
    digest.update((byte) single);
    out.write(single);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    digest.update(bytes, from, length);
    out.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  /** 64 hexadecimal digits. */
  String sum() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
