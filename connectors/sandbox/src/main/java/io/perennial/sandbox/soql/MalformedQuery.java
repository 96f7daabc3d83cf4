package io.perennial.sandbox.soql;

/** The text is not SOQL; the message is worded and laid out as Salesforce's. */
public final class MalformedQuery extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 40;

  MalformedQuery(String text, int at, String problem) {
    super(show(text, at, problem));
  }

  private static String show(String text, int at, String problem) {
    int from = Math.max(0, at - SHOWN);
    int to = Math.min(text.length(), at + SHOWN);
    return "\n%s\n%s^\nERROR at Row:1:Column:%d\n%s"
        .formatted(text.substring(from, to), " ".repeat(at - from), at + 1, problem);
  }
}
