package io.perennial.mapping.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree from the parser's events.
 *
 * <p>Events rather than composed nodes: the depth is counted before it can overflow the stack, and
 * an alias is met where it is written.
 */
final class TreeReader {

  private static final int DEEPEST = 40;

  private final String file;
  private final Problems problems;

  TreeReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Optional<YamlNode> read(String text) {
    try {
      return document(
          new Parse(LoadSettings.builder().setLabel(file).build()).parseString(text).iterator());
    } catch (Unreadable stopped) {
      return Optional.empty();
    } catch (MarkedYamlEngineException malformed) {
      problem(
          malformed.getProblemMark().map(this::place).orElse(new Place(file, 1, 1)),
          "",
          "is no YAML here: " + malformed.getProblem(),
          String.valueOf(malformed.getProblem()).contains("TAB")
              ? "indent with spaces instead of tabs"
              : "check indentation, quotes and colons of this line and the one before");
      return Optional.empty();
    } catch (YamlEngineException unreadable) {
      problem(
          new Place(file, 1, 1),
          "",
          "holds a character that YAML does not allow",
          "save it as plain text");
      return Optional.empty();
    }
  }

  private Optional<YamlNode> document(Iterator<Event> events) {
    Event event = events.next();
    while (!(event instanceof NodeEvent)) {
      if (event instanceof StreamEndEvent) {
        problem(new Place(file, 1, 1), "", "is empty", "write it, or remove the file");
        return Optional.empty();
      }
      event = events.next();
    }
    YamlNode root = node(event, events, new YamlNode.At(place(event), "", problems), 0);
    while (events.hasNext()) {
      Event after = events.next();
      if (after instanceof DocumentStartEvent) {
        problem(place(after), "", "holds a second document", "remove the line ---");
        return Optional.empty();
      }
    }
    return Optional.of(root);
  }

  private YamlNode node(Event event, Iterator<Event> events, YamlNode.At at, int depth) {
    plainOnly(event, at.path());
    if (depth > DEEPEST) {
      problem(at.place(), "", "is nested more than %d deep".formatted(DEEPEST), "flatten it");
      throw new Unreadable();
    }
    if (event instanceof ScalarEvent scalar) {
      return YamlNode.scalar(at, scalar);
    }
    return event instanceof MappingStartEvent
        ? YamlNode.map(at, entries(events, at.path(), depth))
        : YamlNode.list(at, items(events, at.path(), depth));
  }

  private Map<String, YamlNode> entries(Iterator<Event> events, String path, int depth) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (Event key = events.next(); key instanceof NodeEvent; key = events.next()) {
      if (!(key instanceof ScalarEvent scalar)) {
        problem(place(key), path, "has a key that is no word", "write a word before the colon");
        throw new Unreadable();
      }
      plainOnly(key, path);
      String below = path.isEmpty() ? scalar.getValue() : path + "." + scalar.getValue();
      YamlNode.At at = new YamlNode.At(place(key), below, problems);
      YamlNode earlier =
          entries.putIfAbsent(scalar.getValue(), node(events.next(), events, at, depth + 1));
      if (earlier != null) {
        problem(
            place(key),
            below,
            "stands here a second time, first on line " + earlier.place().line(),
            "keep one of the two");
      }
    }
    return entries;
  }

  private List<YamlNode> items(Iterator<Event> events, String path, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event item = events.next(); item instanceof NodeEvent; item = events.next()) {
      String below = "%s[%d]".formatted(path, items.size());
      YamlNode.At at = new YamlNode.At(place(item), below, problems);
      items.add(node(item, events, at, depth + 1));
    }
    return items;
  }

  private void plainOnly(Event event, String path) {
    if (event instanceof AliasEvent || ((NodeEvent) event).getAnchor().isPresent()) {
      problem(place(event), path, "uses an anchor or alias", "write the value out again");
      throw new Unreadable();
    }
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent()) {
      problem(place(event), path, "carries the tag " + tag.get(), "remove the word with !");
    }
  }

  private void problem(Place place, String path, String what, String mend) {
    problems.add(new Problem(place, path, what, mend));
  }

  private Place place(Event event) {
    return event.getStartMark().map(this::place).orElse(new Place(file, 1, 1));
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Thrown after the problem was told, where going on would only tell it again. */
  private static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable() {
      super("told as a problem", null, false, false);
    }
  }
}
