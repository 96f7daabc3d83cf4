package io.perennial.connector.zendesk.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.perennial.connector.zendesk.json.ZendeskJson;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a refusal, in whichever of five shapes it came: {@code {error, description,
 * details}}, {@code {error: {title, message}}}, {@code {errors: [{code, title}]}}, {@code {error,
 * error_description}} or HTML.
 *
 * @param code for example {@code RecordInvalid}, or {@code HTTP_503} if Zendesk named none
 * @param words never a record's values: of details only the names of fields
 */
record Refusal(String code, String words) {

  private static final int MOST_WORDS = 300;

  static Refusal read(int status, String body) {
    JsonNode json = parse(body);
    JsonNode error = json.path("error");
    JsonNode first = json.path("errors").path(0);
    String code =
        first(error.asText(""), error.path("title").asText(""), first.path("code").asText(""));
    String words =
        first(
            json.path("description").asText(""),
            json.path("error_description").asText(""),
            error.path("message").asText(""),
            first.path("title").asText(""),
            json.isMissingNode() ? "no message" : code);
    List<String> fields = new ArrayList<>();
    json.path("details").fieldNames().forEachRemaining(fields::add);
    String all = fields.isEmpty() ? words : words + " " + fields;
    return new Refusal(
        code.isEmpty() ? "HTTP_" + status : code.replace(' ', '_'),
        all.length() > MOST_WORDS ? all.substring(0, MOST_WORDS) : all);
  }

  private static JsonNode parse(String body) {
    try {
      return ZendeskJson.read(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
