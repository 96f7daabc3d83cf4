package io.perennial.ledger;

import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a target's fields give values back.
 *
 * <p>What we want to write and what was read are brought into it before they are compared, so that
 * a rounded number, a cut text or another way to write a time stamp is no difference.
 */
public final class TargetForm {

  /** Also {@code 2026-11-01T17:00:00.000+0000}: a zone without a colon. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  /** The form of an object of which nothing is ours. */
  public static final TargetForm NONE =
      new TargetForm(new ObjectSchema("", new TreeMap<>()), List.of());

  private final SortedMap<String, FieldSchema> fields = new TreeMap<>();
  private final SortedSet<String> missing = new TreeSet<>();
  private final SortedSet<String> readOnly = new TreeSet<>();

  /**
   * The form of some fields of an object.
   *
   * @param ours names of the fields that we write
   */
  public TargetForm(ObjectSchema schema, Collection<String> ours) {
    for (String name : ours) {
      schema
          .field(name)
          .ifPresentOrElse(
              field -> {
                fields.put(name, field);
                if (!field.writable()) {
                  readOnly.add(name);
                }
              },
              () -> missing.add(name));
    }
  }

  /** Our fields that are there, to be read with every page. */
  public SortedSet<String> readable() {
    return new TreeSet<>(fields.keySet());
  }

  /** Our fields that are there and that we may write. */
  public SortedSet<String> writable() {
    SortedSet<String> writable = readable();
    writable.removeAll(readOnly);
    return writable;
  }

  /** Our fields that are not there for us. */
  public SortedSet<String> missing() {
    return new TreeSet<>(missing);
  }

  /** Our fields that are there and that we may not write. */
  public SortedSet<String> readOnly() {
    return new TreeSet<>(readOnly);
  }

  /** Takes our own fields out of a record that was read, in the target's form. */
  public SortedMap<String, @Nullable Object> takeFrom(Map<String, @Nullable Object> record) {
    SortedMap<String, @Nullable Object> own = new TreeMap<>();
    fields.forEach(
        (name, field) -> {
          if (record.containsKey(name)) {
            own.put(name, shape(field, record.remove(name)));
          }
        });
    return own;
  }

  /** The writable ones of some values, in the target's form. */
  public SortedMap<String, @Nullable Object> shape(Map<String, @Nullable Object> values) {
    SortedMap<String, @Nullable Object> shaped = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          FieldSchema field = fields.get(name);
          if (field != null && field.writable()) {
            shaped.put(name, shape(field, value));
          }
        });
    return shaped;
  }

  /** Our writable fields without values. */
  public SortedMap<String, @Nullable Object> empty() {
    SortedMap<String, @Nullable Object> empty = new TreeMap<>();
    writable().forEach(name -> empty.put(name, null));
    return shape(empty);
  }

  private static @Nullable Object shape(FieldSchema field, @Nullable Object value) {
    if (value == null) {
      return field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null; // a checkbox is never empty
    }
    return switch (field.type()) {
      case NUMBER, CURRENCY, PERCENT -> number(value, field.scale());
      case BOOLEAN -> value instanceof Boolean ? value : Boolean.valueOf(value.toString());
      case DATE -> date(value.toString());
      case DATE_TIME -> time(value.toString());
      case PICKLIST -> option(field, text(value.toString(), field.length()));
      case TEXT, URL, REFERENCE, OTHER -> text(value.toString(), field.length());
    };
  }

  /** A vendor may give a choice back as the option is spelled, whatever was sent. */
  private static @Nullable Object option(FieldSchema field, @Nullable String value) {
    return value == null || field.options().contains(value)
        ? value
        : field.options().stream().filter(value::equalsIgnoreCase).findFirst().orElse(value);
  }

  private static @Nullable Object number(Object value, int scale) {
    try {
      BigDecimal rounded =
          new BigDecimal(value.toString()).setScale(Math.max(0, scale), RoundingMode.HALF_UP);
      return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    } catch (NumberFormatException notOurs) {
      return value; // shown as it is: it differs from every number
    }
  }

  private static String date(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text).toString();
    } catch (DateTimeException notOurs) {
      return text;
    }
  }

  private static String time(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text, TIME).toInstant();
      return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException notOurs) {
      return text;
    }
  }

  private static @Nullable String text(String value, int length) {
    String trimmed = value.strip();
    if (trimmed.isEmpty()) {
      return null;
    }
    if (length <= 0 || trimmed.length() <= length) {
      return trimmed;
    }
    int end = Character.isHighSurrogate(trimmed.charAt(length - 1)) ? length - 1 : length;
    return trimmed.substring(0, end).stripTrailing();
  }
}
