package io.perennial.connector.salesforce.call;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values in Salesforce's query language. */
public final class SoqlText {

  private SoqlText() {}

  /** {@code 'O\'Hara'}. */
  public static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** {@code FIELD IN ('001…', '001…')}. */
  public static String in(String field, Collection<String> values) {
    return values.stream()
        .map(SoqlText::text)
        .collect(Collectors.joining(",", field + " IN (", ")"));
  }
}
