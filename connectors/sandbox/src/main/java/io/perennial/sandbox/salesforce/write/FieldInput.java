package io.perennial.sandbox.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.soql.RecordId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a sent value into the stored one, or says in Salesforce's words why not. */
final class FieldInput {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern DATE_ONLY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Field field;
  private final JsonNode node;
  private final Style style;

  FieldInput(Field field, JsonNode node, Style style) {
    this.field = field;
    this.node = node;
    this.style = style;
  }

  /** The value as stored; empty if the field is emptied. */
  Optional<Object> read() {
    boolean emptied = style == Style.CSV && node.asText().equals("#N/A");
    if (node.isNull() || emptied || (node.isTextual() && node.asText().isBlank())) {
      return field.type() == FieldType.BOOLEAN ? Optional.of(false) : Optional.empty();
    }
    return Optional.of(
        switch (field.type()) {
          case ID, REFERENCE -> id();
          case STRING, TEXTAREA, MULTIPICKLIST, PHONE, URL -> text();
          case PICKLIST -> picklist();
          case EMAIL -> email();
          case BOOLEAN -> truth();
          case INT, DOUBLE, CURRENCY, PERCENT -> number();
          case DATE -> date();
          case DATETIME -> moment();
          case COMPLEXVALUE -> throw wrongType();
        });
  }

  private String text() {
    if (!node.isTextual()) {
      throw wrongType();
    }
    String text = node.asText().strip();
    if (text.length() > field.length()) {
      throw refused(
          "STRING_TOO_LONG",
          "data value too large: %s (max length=%d)".formatted(text, field.length()));
    }
    return text;
  }

  private String picklist() {
    String text = text();
    if (!field.restricted()) {
      return text;
    }
    return field.values().stream()
        .filter(text::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "bad value for restricted picklist field: " + text));
  }

  private String email() {
    String text = text();
    if (!EMAIL.matcher(text).matches()) {
      throw refused("INVALID_EMAIL_ADDRESS", "invalid email address: " + text);
    }
    return text;
  }

  private String id() {
    if (!node.isTextual() || !RecordId.isId(node.asText())) {
      throw refused("MALFORMED_ID", "id value of incorrect type: " + node.asText());
    }
    return RecordId.of(node.asText()).value();
  }

  private Boolean truth() {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    String text = node.asText();
    if (node.isTextual() && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
      return Boolean.valueOf(text);
    }
    throw wrongType();
  }

  private BigDecimal number() {
    if (!node.isNumber() && !node.isTextual()) {
      throw wrongType();
    }
    try {
      BigDecimal sent = new BigDecimal(node.asText());
      boolean fraction = sent.stripTrailingZeros().scale() > 0;
      if (field.type() == FieldType.INT && fraction) {
        throw wrongType();
      }
      BigDecimal rounded = sent.setScale(field.scale(), RoundingMode.HALF_UP);
      if (rounded.precision() - rounded.scale() > field.precision() - field.scale()) {
        throw refused(
            "NUMBER_OUTSIDE_VALID_RANGE",
            "value outside of valid range on numeric field: " + sent.toPlainString());
      }
      return rounded;
    } catch (NumberFormatException e) {
      throw wrongType();
    }
  }

  private LocalDate date() {
    try {
      if (node.isTextual()) {
        return LocalDate.parse(node.asText());
      }
    } catch (DateTimeException e) {
      throw wrongType();
    }
    throw wrongType();
  }

  private Instant moment() {
    String text = node.asText();
    try {
      if (node.isTextual()) {
        String full = DATE_ONLY.matcher(text).matches() ? text + "T00:00:00Z" : text;
        return ((Instant) FieldType.DATETIME.canonical(full)).truncatedTo(ChronoUnit.SECONDS);
      }
    } catch (DateTimeException e) {
      throw wrongType();
    }
    throw wrongType();
  }

  private ApiException wrongType() {
    if (style == Style.SINGLE) {
      return new ApiException(
          "JSON_PARSER_ERROR",
          ("Cannot deserialize instance of %s from VALUE_%s value %s or request may be missing a"
                  + " required field at [line:1, column:1]")
              .formatted(field.type().word(), node.getNodeType(), node.asText()));
    }
    return refused(
        "INVALID_TYPE_ON_FIELD_IN_RECORD", "value not of required type: " + node.asText());
  }

  private ApiException refused(String code, String problem) {
    return new ApiException(ApiError.of(code, field.label() + ": " + problem, field.name()));
  }
}
