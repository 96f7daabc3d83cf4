package io.perennial.sandbox.salesforce.schema;

import io.perennial.sandbox.soql.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;

/** The field types of a describe, and the Java values they hold. */
public enum FieldType {
  ID,
  REFERENCE,
  STRING,
  TEXTAREA,
  PICKLIST,
  MULTIPICKLIST,
  EMAIL,
  PHONE,
  URL,
  BOOLEAN,
  INT,
  DOUBLE,
  CURRENCY,
  PERCENT,
  DATE,
  DATETIME,
  /** A structure of its own, as {@code Metadata} in the Tooling API. */
  COMPLEXVALUE;

  private static final int LONG_ID = 18;

  /** As a describe spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isId() {
    return this == ID || this == REFERENCE;
  }

  public boolean isNumber() {
    return this == INT || this == DOUBLE || this == CURRENCY || this == PERCENT;
  }

  /** Whether values are kept as text, ids included. */
  public boolean isText() {
    return !isNumber()
        && this != BOOLEAN
        && this != DATE
        && this != DATETIME
        && this != COMPLEXVALUE;
  }

  /**
   * The value as conditions compare it, from whatever form a world or an entry holds it in.
   *
   * @throws RuntimeException if a world holds a value that this type cannot have
   */
  public Object canonical(Object value) {
    return switch (this) {
      case ID, REFERENCE -> {
        String text = value.toString();
        yield text.length() == LONG_ID ? new RecordId(text) : RecordId.of(text);
      }
      case STRING, TEXTAREA, PICKLIST, MULTIPICKLIST, EMAIL, PHONE, URL -> value.toString();
      case BOOLEAN -> value instanceof Boolean ? value : Boolean.valueOf(value.toString());
      case INT, DOUBLE, CURRENCY, PERCENT ->
          value instanceof BigDecimal ? value : new BigDecimal(value.toString());
      case DATE -> value instanceof LocalDate ? value : LocalDate.parse(value.toString());
      case DATETIME -> value instanceof Instant ? value : moment(value.toString());
      case COMPLEXVALUE -> value;
    };
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")).toInstant();
  }
}
