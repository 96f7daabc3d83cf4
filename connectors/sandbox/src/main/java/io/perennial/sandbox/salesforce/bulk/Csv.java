package io.perennial.sandbox.salesforce.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and writes comma-separated values as RFC 4180 has them. */
final class Csv {

  private static final char QUOTE = '"';

  private final String text;
  private final char separator;
  private int at;

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** The lines of a text; quoted values may hold separators, quotes and line ends. */
  static List<List<String>> read(String text, char separator) {
    Csv csv = new Csv(text, separator);
    List<List<String>> lines = new ArrayList<>();
    while (csv.at < text.length()) {
      List<String> line = csv.line();
      if (line.size() > 1 || !line.get(0).isEmpty()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** One line, every value in quotes. */
  static String line(List<String> values) {
    return values.stream()
            .map(value -> QUOTE + value.replace("\"", "\"\"") + QUOTE)
            .collect(Collectors.joining(","))
        + "\n";
  }

  private List<String> line() {
    List<String> values = new ArrayList<>();
    boolean more = true;
    while (more) {
      values.add(at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain());
      more = at < text.length() && text.charAt(at) == separator;
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n' && text.charAt(at - 1) == '\r') {
      at++;
    }
    return values;
  }

  private String plain() {
    int start = at;
    while (at < text.length()
        && text.charAt(at) != separator
        && text.charAt(at) != '\n'
        && text.charAt(at) != '\r') {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char sign = text.charAt(at++);
      if (sign != QUOTE) {
        value.append(sign);
      } else if (at < text.length() && text.charAt(at) == QUOTE) {
        value.append(QUOTE);
        at++;
      } else {
        break;
      }
    }
    return value.toString();
  }
}
