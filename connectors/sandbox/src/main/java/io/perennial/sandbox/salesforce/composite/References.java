package io.perennial.sandbox.salesforce.composite;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.ApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values of earlier answers where {@code @{name.path}} stands. */
final class References {

  private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)((?:\\.\\w+|\\[\\d+])+)}");

  private final Map<String, JsonNode> answers = new HashMap<>();

  void put(String name, JsonNode answer) {
    answers.put(name, answer);
  }

  /**
   * The text with all references resolved.
   *
   * @throws ApiException if a reference leads nowhere, for example because its call failed
   */
  String resolve(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      JsonNode answer = answers.get(matcher.group(1));
      String pointer = matcher.group(2).replace('.', '/').replace('[', '/').replace("]", "");
      JsonNode value = answer == null ? null : answer.at(pointer);
      if (value == null || value.isMissingNode() || value.isContainerNode()) {
        throw new ApiException(
            "PROCESSING_HALTED",
            "Invalid reference specified. No value for %s found in %s"
                .formatted(matcher.group().substring(2), matcher.group(1)));
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value.asText()));
    }
    return matcher.appendTail(result).toString();
  }
}
