package io.perennial.connector.zendesk.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON to plain values and back. */
public final class ZendeskJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ZendeskJson() {}

  /** Reads a whole document; the failure's message may quote it. */
  public static JsonNode read(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  /** Writes maps, lists, numbers, texts, booleans and null. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps and lists can always be written", impossible);
    }
  }

  /** The same on several lines, for people. */
  public static String readable(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps and lists can always be written", impossible);
    }
  }

  /** Text, numbers, booleans, null, maps and lists. */
  public static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING, BINARY, POJO -> null;
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() ? (Object) node.bigIntegerValue() : node.decimalValue();
      case STRING -> node.textValue();
      case OBJECT -> {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        yield values;
      }
      case ARRAY -> {
        List<@Nullable Object> values = new ArrayList<>();
        node.forEach(item -> values.add(value(item)));
        yield values;
      }
    };
  }
}
