package io.perennial.connector.zendesk.field;

import io.perennial.connector.zendesk.call.ZendeskErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of record that we read, and write to. */
public enum ZendeskStream {
  ORGANIZATIONS("organization"),
  TICKETS("ticket");

  private final String object;

  ZendeskStream(String object) {
    this.object = object;
  }

  public static ZendeskStream named(ZendeskErrors errors, String word) {
    return Arrays.stream(values())
        .filter(stream -> stream.word().equals(word))
        .findFirst()
        .orElseThrow(() -> errors.noSuchObject(word));
  }

  public static ZendeskStream ofObject(ZendeskErrors errors, String object) {
    return Arrays.stream(values())
        .filter(stream -> stream.object.equals(object))
        .findFirst()
        .orElseThrow(() -> errors.noSuchObject(object));
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(ZendeskStream::word).toList();
  }

  public static List<String> objects() {
    return Arrays.stream(values()).map(ZendeskStream::object).toList();
  }

  /** In paths and answers, for example {@code tickets}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of them, as schemas and targets call it. */
  public String object() {
    return object;
  }
}
