package io.perennial.backup;

import io.perennial.sql.Json;
import io.perennial.work.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup that is being read; whatever is wrong with it is told by the entry's name. */
final class BackupFile implements AutoCloseable {

  private final Path path;
  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(Path path, ZipFile zip, Manifest manifest) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup and reads what is in it.
   *
   * @throws Refused if it is none, or not whole
   */
  static BackupFile open(Path path) throws IOException {
    if (!Files.isReadable(path)) {
      throw new Refused("%s is not there, or may not be read.".formatted(path));
    }
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException broken) {
      throw new Refused("%s is no backup, or not a whole one: take another copy.".formatted(path));
    }
    try {
      ZipEntry entry = zip.getEntry(Manifest.ENTRY);
      if (entry == null) {
        throw new Refused("%s is no backup: it has no %s.".formatted(path, Manifest.ENTRY));
      }
      try (InputStream data = zip.getInputStream(entry)) {
        String json = new String(data.readAllBytes(), StandardCharsets.UTF_8);
        return new BackupFile(path, zip, Json.read(json, Manifest.class));
      } catch (ZipException | IllegalStateException damaged) {
        throw damaged(path, Manifest.ENTRY);
      }
    } catch (RuntimeException refused) {
      zip.close();
      throw refused;
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** A table's data; closed by the caller. */
  InputStream data(Manifest.Table table) throws IOException {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw damaged(path, table.entry());
    }
    return zip.getInputStream(entry);
  }

  /**
   * Reads everything once, before anything is touched.
   *
   * @throws Refused if any entry is not what it was when it was written
   */
  void verify() throws IOException {
    for (Manifest.Table table : manifest.tables()) {
      Digested sum = new Digested(OutputStream.nullOutputStream());
      try (InputStream data = data(table)) {
        data.transferTo(sum);
      } catch (ZipException | java.io.EOFException damaged) {
        throw damaged(path, table.entry());
      }
      if (!sum.sum().equals(table.sha256())) {
        throw damaged(path, table.entry());
      }
    }
  }

  private static Refused damaged(Path path, String entry) {
    return new Refused("%s is damaged in %s: take another copy.".formatted(path, entry));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
