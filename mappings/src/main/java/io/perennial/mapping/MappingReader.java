package io.perennial.mapping;

import io.perennial.mapping.rule.StreamRules;
import io.perennial.mapping.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a vendor's mapping file. */
public final class MappingReader {

  private static final Pattern STREAM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private MappingReader() {}

  /**
   * The mapping that a file describes. What is wrong is told to the file's {@link
   * io.perennial.mapping.yaml.Problems}; the mapping is then incomplete and must not be used.
   *
   * @param root of {@code salesforce.yaml}, whose name says the vendor
   */
  public static Mapping read(YamlNode root) {
    Map<String, StreamRules> streams = new TreeMap<>();
    root.entries()
        .forEach(
            (stream, node) -> {
              if (!STREAM.matcher(stream).matches()) {
                node.problem("is no name for a stream", "use small letters, digits and -");
              } else {
                StreamRules.read(node).ifPresent(rules -> streams.put(stream, rules));
              }
            });
    return new Mapping(vendor(root.place().file()), streams, Optional.empty());
  }

  private static String vendor(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
  }
}
