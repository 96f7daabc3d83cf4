package io.perennial.health.yaml;

/**
 * Something wrong in a file that people edit.
 *
 * @param file its name, for example {@code health.yaml}
 * @param line from 1; 0 if it is about the whole file
 * @param message what is wrong, and what would be right
 */
public record ModelProblem(String file, int line, String message) {

  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
  }
}
