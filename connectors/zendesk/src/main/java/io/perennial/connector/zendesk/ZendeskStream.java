package io.perennial.connector.zendesk;

import io.perennial.connector.zendesk.call.ZendeskErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of record that we read, and write to. */
enum ZendeskStream {
  ORGANIZATIONS("organization"),
  TICKETS("ticket");

  private final String object;

  ZendeskStream(String object) {
    this.object = object;
  }

  static ZendeskStream named(ZendeskErrors errors, String word) {
    return Arrays.stream(values())
        .filter(stream -> stream.word().equals(word))
        .findFirst()
        .orElseThrow(() -> errors.noSuchObject(word));
  }

  static ZendeskStream ofObject(ZendeskErrors errors, String object) {
    return Arrays.stream(values())
        .filter(stream -> stream.object.equals(object))
        .findFirst()
        .orElseThrow(() -> errors.noSuchObject(object));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ZendeskStream::word).toList();
  }

  static List<String> objects() {
    return Arrays.stream(values()).map(ZendeskStream::object).toList();
  }

  /** In paths and answers, for example {@code tickets}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One of them, as schemas and targets call it. */
  String object() {
    return object;
  }
}
