package io.perennial.health.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A block of keys in a YAML file that knows its lines and gathers problems instead of throwing.
 *
 * <p>The only class here that knows the YAML library.
 */
final class Section {

  private final String file;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final List<ModelProblem> problems;

  private Section(String file, Optional<Node> node, List<ModelProblem> problems) {
    this.file = file;
    this.line = node.map(Section::line).orElse(0);
    this.problems = problems;
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        String key = entry.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
        if (values.put(key, entry.getValueNode()) != null) {
          problems.add(new ModelProblem(file, line(entry.getKeyNode()), key + " stands twice"));
        }
      }
    } else if (node.isPresent()) {
      problem("keys with values are expected here");
    }
  }

  static Section parse(String file, String yaml, List<ModelProblem> problems) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return new Section(file, new Compose(settings).composeString(yaml), problems);
    } catch (MarkedYamlEngineException broken) {
      int at = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(new ModelProblem(file, at, "not YAML: " + broken.getProblem()));
    } catch (YamlEngineException broken) {
      problems.add(new ModelProblem(file, 0, "not YAML: " + broken.getMessage()));
    }
    return new Section(file, Optional.empty(), problems);
  }

  Set<String> keys() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Reports each key that is not known. */
  void allow(Collection<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        problem(key, "is not known here; known are " + known);
      }
    }
  }

  /** The block under a key; an empty one if there is none. */
  Section section(String key) {
    return new Section(file, Optional.ofNullable(values.get(key)), problems);
  }

  /** The blocks of a list; empty if there is none. */
  List<Section> sections(String key) {
    Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      problem(key, "must be a list");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (Node each : sequence.getValue()) {
      sections.add(new Section(file, Optional.of(each), problems));
    }
    return sections;
  }

  Optional<String> text(String key) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    problem(key, "must be a word or a sentence");
    return Optional.empty();
  }

  /** A whole number inside limits, both included. */
  Optional<Integer> integer(String key, int lowest, int highest) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(node instanceof ScalarNode scalar ? scalar.getValue() : "");
      if (number >= lowest && number <= highest) {
        return Optional.of(number);
      }
    } catch (NumberFormatException noNumber) {
      // said below
    }
    problem(key, "must be a whole number from " + lowest + " to " + highest);
    return Optional.empty();
  }

  Optional<Boolean> bool(String key) {
    return text(key)
        .flatMap(
            word -> {
              if (!word.equals("true") && !word.equals("false")) {
                problem(key, "must be true or false");
                return Optional.empty();
              }
              return Optional.of(word.equals("true"));
            });
  }

  /** One of an enum's words, in lower case with dashes or spaces, or as it is. */
  <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> words) {
    Optional<String> word = text(key);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    String name = word.get().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    for (E each : words.getEnumConstants()) {
      if (each.name().equals(name)) {
        return Optional.of(each);
      }
    }
    problem(key, "must be one of " + List.of(words.getEnumConstants()));
    return Optional.empty();
  }

  /** Whether there is a single word under a key, and not a block or a list. */
  boolean isWord(String key) {
    return values.get(key) instanceof ScalarNode;
  }

  void problem(String message) {
    problems.add(new ModelProblem(file, line, message));
  }

  void problem(String key, String message) {
    Node node = values.get(key);
    problems.add(new ModelProblem(file, node == null ? line : line(node), key + " " + message));
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).map(from0 -> from0 + 1).orElse(0);
  }
}
