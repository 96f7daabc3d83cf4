package io.perennial.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * How processes that share one data folder find its server: {@code server.properties}, readable by
 * its owner alone.
 *
 * @param port where the server listens on 127.0.0.1
 * @param password of the user {@code postgres}, made when the folder was
 */
record ServerFile(int port, String password) {

  private static final String NAME = "server.properties";

  static Optional<ServerFile> read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (java.io.Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
    return Optional.of(
        new ServerFile(
            Integer.parseInt(properties.getProperty("port", "0")),
            properties.getProperty("password", "")));
  }

  /** Replaces the file in one step, so that no reader sees half of it. */
  void write(Path folder) {
    Path file = folder.resolve(NAME);
    Path draft = folder.resolve(NAME + ".draft");
    try {
      Files.deleteIfExists(draft);
      ownerOnly(draft);
      Files.writeString(draft, "port=%d\npassword=%s\n".formatted(port, password));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }

  /** Makes an empty file that only its owner may read, before anything secret is in it. */
  static void ownerOnly(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}
