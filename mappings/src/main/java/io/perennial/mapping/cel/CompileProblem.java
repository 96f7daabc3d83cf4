package io.perennial.mapping.cel;

import io.perennial.mapping.yaml.DidYouMean;
import io.perennial.mapping.yaml.YamlNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the compiler's errors in the words of the file. */
final class CompileProblem {

  /** {@code ERROR: <input>:1:5: undeclared reference to 'knd' (in container '')}. */
  private static final Pattern ISSUE =
      Pattern.compile("^ERROR: [^\\n]*?:\\d+:(\\d+): ([^\\n]*)$", Pattern.MULTILINE);

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");

  private CompileProblem() {}

  static void tell(YamlNode node, String message, Set<String> variables) {
    Matcher issues = ISSUE.matcher(message);
    boolean told = false;
    while (issues.find()) {
      tell(node, Integer.parseInt(issues.group(1)), issues.group(2), variables);
      told = true;
    }
    if (!told) {
      node.problem("is no expression: " + message, "correct it, or make it shorter");
    }
  }

  private static void tell(YamlNode node, int column, String issue, Set<String> variables) {
    Matcher undeclared = UNDECLARED.matcher(issue);
    if (undeclared.matches()) {
      String word = undeclared.group(1);
      node.problem(
          "knows no \"%s\"".formatted(word),
          DidYouMean.nearest(word, variables)
              .map(near -> "did you mean \"%s\"?".formatted(near))
              .orElse("name it below from, for example from: {%s: VendorField}".formatted(word)));
      return;
    }
    node.problem(
        "is no expression at character %d: %s".formatted(column, issue),
        "correct it; the language is described at https://cel.dev");
  }
}
