package io.perennial.sandbox.zendesk.export;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an export, written as Zendesk does: {@code 1576613539.0||467|} in base 64.
 *
 * @param second of the last item's {@code generated_timestamp}
 * @param id of the last item
 */
record Place(long second, String id) {

  private static final Pattern TEXT = Pattern.compile("(\\d+)\\.0\\|\\|(\\d*)\\|");

  static Place of(Entry entry) {
    return new Place(entry.modifiedAt() / 1000, entry.id());
  }

  static Place parse(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      Matcher matcher = TEXT.matcher(text);
      if (matcher.matches()) {
        return new Place(Long.parseLong(matcher.group(1)), matcher.group(2));
      }
    } catch (IllegalArgumentException notBase64) {
      // told below
    }
    throw ApiException.of(400, "InvalidPaginationParameter", "Invalid cursor");
  }

  boolean before(Entry entry) {
    long other = entry.modifiedAt() / 1000;
    return other > second || (other == second && entry.id().compareTo(id) > 0);
  }

  String cursor() {
    String text = "%d.0||%s|".formatted(second, id);
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
