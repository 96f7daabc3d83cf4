package io.perennial.sandbox.page;

import io.perennial.sandbox.engine.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Text files that travel in the jar beside a class: scripts, styles, drawings. Read once. */
public final class PageFiles {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "js", "text/javascript",
          "css", "text/css",
          "svg", "image/svg+xml",
          "json", "application/json");

  private final Class<?> neighbour;
  private final Map<String, Optional<String>> read = new ConcurrentHashMap<>();

  /** The files in the package of a class, and in its folders. */
  public PageFiles(Class<?> neighbour) {
    this.neighbour = neighbour;
  }

  /** A file's text; empty if there is none of a known kind, or if the path leads elsewhere. */
  public Optional<String> text(String path) {
    return PLAIN.matcher(path).matches() && TYPES.containsKey(ending(path))
        ? read.computeIfAbsent(path, this::load)
        : Optional.empty();
  }

  /** A file's text that must be there. */
  public String need(String path) {
    return text(path)
        .orElseThrow(() -> new IllegalStateException("%s is not in the jar".formatted(path)));
  }

  /** A file as a browser gets it; 404 if there is none. */
  public Answer answer(String path) {
    return text(path)
        .map(text -> Answer.text(200, TYPES.get(ending(path)) + ";charset=UTF-8", text))
        .orElseGet(() -> Answer.text(404, "text/plain", "There is no such file."));
  }

  private Optional<String> load(String path) {
    try (InputStream file = neighbour.getResourceAsStream(path)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
