package io.perennial.store.suppression;

import io.perennial.model.CanonicalType;
import java.util.ArrayList;
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
    Words.each(
        fields,
        value -> {
          String text = value.strip();
          if (text.indexOf('@') > 0 && isAddress(text) && !value.startsWith("*@")) {
            addresses.add(text);
          }
        });
    return addresses;
  }
}
