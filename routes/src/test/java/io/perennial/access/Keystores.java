package io.perennial.access;

import java.io.IOException;
import java.nio.file.Path;

/** Certificates that a test makes for itself, with the JDK's own tool. */
public final class Keystores {

  private Keystores() {}

  /** A PKCS 12 store with a key for this machine. */
  public static Path make(Path file, String password) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "api",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password)
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError("keytool made no key");
    }
    return file;
  }
}
