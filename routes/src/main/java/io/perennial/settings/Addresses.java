package io.perennial.settings;

import java.util.regex.Pattern;

/** E-mail addresses in what other systems and libraries say: they are nobody's business. */
public final class Addresses {

  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+[.][A-Za-z0-9.-]+");

  private Addresses() {}

  /** The same text with each address left out. */
  public static String masked(String text) {
    return ADDRESS.matcher(text).replaceAll("(address)");
  }
}
