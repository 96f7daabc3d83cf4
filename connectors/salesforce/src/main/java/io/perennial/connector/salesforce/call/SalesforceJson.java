package io.perennial.connector.salesforce.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Salesforce writes it. */
public final class SalesforceJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** {@code 2026-11-01T17:00:00.000+0000}: a zone without a colon. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private SalesforceJson() {}

  static JsonNode read(InputStream json) throws IOException {
    return MAPPER.readTree(json);
  }

  static JsonNode read(String json) throws JsonProcessingException {
    return MAPPER.readTree(json);
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps and lists can always be written", impossible);
    }
  }

  public static Instant time(String text) {
    return OffsetDateTime.parse(text, TIME).toInstant();
  }

  /** A record without the {@code attributes} that Salesforce adds at every level. */
  public static Map<String, @Nullable Object> fields(JsonNode record) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    record
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("attributes")) {
                fields.put(field.getKey(), value(field.getValue()));
              }
            });
    return fields;
  }

  static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING, BINARY, POJO -> null;
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() ? (Object) node.bigIntegerValue() : node.decimalValue();
      case STRING -> node.textValue();
      case OBJECT -> fields(node);
      case ARRAY -> {
        List<@Nullable Object> values = new ArrayList<>();
        node.forEach(item -> values.add(value(item)));
        yield values;
      }
    };
  }
}
