package io.perennial.connector.install;

/** The words by which we recognise what we made: they stand in its description. */
public final class Mark {

  /** What every description of ours holds. */
  public static final String WORDS = "Managed by Perennial";

  private Mark() {}

  /** A description that says whose the thing is and what it means. */
  public static String with(String meaning) {
    return WORDS + ". " + meaning;
  }

  /** Whether the thing with this description was made by us. */
  public static boolean isOn(String description) {
    return description.contains(WORDS);
  }
}
