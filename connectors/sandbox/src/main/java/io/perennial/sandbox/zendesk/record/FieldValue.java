package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.CustomField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Takes the value of a custom field as Zendesk does, or refuses it. */
final class FieldValue {

  private static final int LONGEST = 65_536;

  private final CustomField field;

  FieldValue(CustomField field) {
    this.field = field;
  }

  /** What is stored; null empties the field. */
  @Nullable Object taken(@Nullable Object sent) {
    if (sent == null || sent.equals("")) {
      return null;
    }
    String text = String.valueOf(sent);
    return switch (field.type()) {
      case "checkbox" -> checkbox(text);
      case "integer" -> number(text, "must be a whole number").toBigInteger().longValue();
      case "decimal" -> number(text, "must be a number");
      case "date" -> date(text);
      case "tagger", "dropdown" -> option(text);
      default -> text(text);
    };
  }

  private Object checkbox(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw invalid("must be true or false");
    }
    return Boolean.valueOf(text);
  }

  private BigDecimal number(String text, String problem) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (field.type().equals("integer") && number.stripTrailingZeros().scale() > 0) {
        throw invalid(problem);
      }
      return number;
    } catch (NumberFormatException e) {
      throw invalid(problem);
    }
  }

  private Object date(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text).toString();
    } catch (DateTimeParseException e) {
      throw invalid("is not a date");
    }
  }

  private Object option(String tag) {
    if (field.options().stream().noneMatch(option -> option.value().equals(tag))) {
      throw invalid("'%s' is not a valid option".formatted(tag));
    }
    return tag;
  }

  private Object text(String text) {
    if (text.length() > LONGEST) {
      throw invalid("is too long (maximum is 65536 characters)");
    }
    return text;
  }

  private ApiException invalid(String problem) {
    return ApiException.invalid("base", "%s: %s".formatted(field.title(), problem));
  }
}
