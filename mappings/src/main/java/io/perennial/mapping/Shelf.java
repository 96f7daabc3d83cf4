package io.perennial.mapping;

import io.perennial.mapping.yaml.DidYouMean;
import io.perennial.mapping.yaml.Place;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import io.perennial.mapping.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files that people edit: those of a directory, and the shipped ones for all others.
 *
 * <p>Used at the start and by a preview, by one thread. Files are read when asked for.
 */
public final class Shelf {

  private static final String SHIPPED = "/mappings/";

  private final Optional<Path> directory;
  private final Problems problems;
  private final SortedSet<String> asked = new TreeSet<>();

  private Shelf(Optional<Path> directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** Only the files that travel in the jar. */
  public static Shelf shipped(Problems problems) {
    return new Shelf(Optional.empty(), problems);
  }

  /** The files of a directory; what it lacks comes from the jar. */
  public static Shelf over(Path directory, Problems problems) {
    return new Shelf(Optional.of(directory), problems);
  }

  /** The root of a file such as {@code health.yaml}; empty after a problem was told. */
  public Optional<YamlNode> read(String name) {
    asked.add(name);
    try {
      Optional<byte[]> bytes = bytes(name);
      if (bytes.isEmpty()) {
        tell(name, "is not there", "write it, or correct the connection's type");
      }
      return bytes.flatMap(content -> YamlFile.read(name, content, problems));
    } catch (IOException unreadable) {
      tell(name, "cannot be read", "give the program's user the right to read it");
      return Optional.empty();
    }
  }

  /** The text of a file that has a reader of its own; empty after a problem was told. */
  public Optional<String> text(String name) {
    asked.add(name);
    try {
      Optional<byte[]> bytes = bytes(name);
      if (bytes.isEmpty()) {
        tell(name, "is not there", "write it");
      }
      return bytes.map(content -> new String(content, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      tell(name, "cannot be read", "give the program's user the right to read it");
      return Optional.empty();
    }
  }

  /**
   * Tells files of the directory that were not asked for and are none of the shipped ones: perhaps
   * their names are misspelt.
   */
  public void strangers() {
    if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.get(), "*.{yaml,yml}")) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!asked.contains(name) && Shelf.class.getResource(SHIPPED + name) == null) {
          tell(name, "is a file that nothing reads", DidYouMean.mend(name, asked));
        }
      }
    } catch (IOException unreadable) {
      tell(directory.get().toString(), "cannot be listed", "give us the right to read it");
    }
  }

  private Optional<byte[]> bytes(String name) throws IOException {
    Optional<Path> own = directory.map(folder -> folder.resolve(name)).filter(Files::exists);
    if (own.isPresent()) {
      try (InputStream file = Files.newInputStream(own.get())) {
        return Optional.of(file.readNBytes(YamlFile.LARGEST + 1));
      }
    }
    try (InputStream shipped = Shelf.class.getResourceAsStream(SHIPPED + name)) {
      return shipped == null ? Optional.empty() : Optional.of(shipped.readAllBytes());
    }
  }

  private void tell(String name, String what, String mend) {
    problems.add(new Problem(new Place(name, 1, 1), "", what, mend));
  }
}
