package io.perennial.store.suppression;

import io.perennial.model.CanonicalType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which records may be a person's, and the addresses in them. */
public final class People {

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>\",;:]+@[^\\s@<>\",;:]+\\.[^\\s@<>\",;:.]+");

  private People() {}

  /** Whether records of a type may be a person's; others only name people. */
  public static boolean are(CanonicalType type) {
    return switch (type) {
      case CONTACT, BILLING_CUSTOMER -> true;
      case ACCOUNT, OPPORTUNITY, ACTIVITY, ORGANIZATION, TICKET, SUBSCRIPTION, INVOICE -> false;
    };
  }

  /** Whether a text is one e-mail address. */
  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** All values of a record that are e-mail addresses, as they were typed. */
  public static List<String> addresses(Map<String, @Nullable Object> fields) {
    List<String> addresses = new ArrayList<>();
    collect(fields, addresses);
    return addresses;
  }

  private static void collect(@Nullable Object value, List<String> addresses) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> collect(each, addresses));
    } else if (value instanceof Collection<?> list) {
      list.forEach(each -> collect(each, addresses));
    } else if (value instanceof String text
        && text.indexOf('@') > 0
        && isAddress(text.strip())
        && !text.startsWith("*@")) {
      addresses.add(text.strip());
    }
  }
}
