package io.perennial.connector.zendesk.field;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that an admin added.
 *
 * @param name ours: an organisation field's key; for tickets see {@link ZendeskFields}
 * @param id by which a ticket's value is written
 * @param type Zendesk's word, for example {@code tagger}
 * @param options tags of a dropdown
 * @param system whether Zendesk made it, so that it is no custom field
 * @param managed whether we made it
 */
public record ZendeskField(
    String name,
    long id,
    String title,
    String type,
    boolean active,
    List<String> options,
    boolean system,
    boolean managed) {

  public ZendeskField {
    options = List.copyOf(options);
  }

  /** Whether our updates reach it. */
  public boolean writable() {
    return active && !system;
  }

  /**
   * A value in one form: Zendesk gives numbers of tickets as text and days of organisations as
   * moments.
   */
  public @Nullable Object plain(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (type) {
      case "date" -> text.length() > 10 ? text.substring(0, 10) : text;
      case "integer", "decimal" -> number(text);
      case "checkbox" -> Boolean.valueOf(text);
      default -> text.isEmpty() ? null : text;
    };
  }

  private static @Nullable Object number(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text.strip());
      return number.scale() <= 0 ? (Object) number.toBigInteger() : number;
    } catch (NumberFormatException kept) {
      // from before the field became a number: people will see it as it is
      return text;
    }
  }
}
