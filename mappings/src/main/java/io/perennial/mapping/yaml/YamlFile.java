package io.perennial.mapping.yaml;

import java.util.Optional;

/**
 * One YAML file as a tree in which every value knows its line.
 *
 * <p>Plain YAML only: one document, no anchors, aliases or tags, no key twice, at most {@link
 * #LARGEST} bytes. What breaks these rules is told as a {@link Problem}, never thrown.
 */
public final class YamlFile {

  /** Bytes in one file; far above what people write, far below what would hurt. */
  public static final int LARGEST = 1 << 20;

  private YamlFile() {}

  /**
   * Reads a file.
   *
   * @param name shown in problems, for example {@code salesforce.yaml}
   * @param bytes its content
   * @param problems receives what is wrong
   * @return its root; empty if there is no tree to go on with
   */
  public static Optional<YamlNode> read(String name, byte[] bytes, Problems problems) {
    if (bytes.length > LARGEST) {
      problems.add(
          new Problem(
              new Place(name, 1, 1),
              "",
              "is larger than %d bytes".formatted(LARGEST),
              "is this the right file?"));
      return Optional.empty();
    }
    return new Utf8(name, problems)
        .decode(bytes)
        .flatMap(text -> new TreeReader(name, problems).read(text));
  }
}
