package io.perennial.mapping.transform;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Salesforce keys in their long form.
 *
 * <p>The short form of 15 characters depends on upper and lower case, which spreadsheets and other
 * systems lose; the last three of the 18 characters say which of the first 15 are capitals.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=000385008">what is the difference</a>
 */
public final class SalesforceIds {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}([A-Z0-5]{3})?");
  private static final String SUFFIXES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private SalesforceIds() {}

  static Optional<Object> convert(Object value) throws BadValueException {
    if (Numbers.isBlank(value)) {
      return Optional.empty();
    }
    String id = Texts.strip(Texts.of(value));
    if (!ID.matcher(id).matches()) {
      throw new BadValueException(
          "is not a Salesforce id", "copy all 15 or 18 characters from the record's address");
    }
    String expected = id.substring(0, 15) + suffix(id);
    if (id.length() == 18 && !id.equals(expected)) {
      throw new BadValueException(
          "is a Salesforce id whose last three characters do not fit the others",
          "copy it again; upper and lower case were lost");
    }
    return Optional.of(expected);
  }

  /** The long form of an id in either form; empty if it is none. */
  public static Optional<String> eighteen(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    String expected = id.substring(0, 15) + suffix(id);
    return id.length() == 15 || id.equals(expected) ? Optional.of(expected) : Optional.empty();
  }

  private static String suffix(String id) {
    StringBuilder suffix = new StringBuilder(3);
    for (int block = 0; block < 3; block++) {
      int capitals = 0;
      for (int i = 0; i < 5; i++) {
        char letter = id.charAt(block * 5 + i);
        capitals |= letter >= 'A' && letter <= 'Z' ? 1 << i : 0;
      }
      suffix.append(SUFFIXES.charAt(capitals));
    }
    return suffix.toString();
  }
}
