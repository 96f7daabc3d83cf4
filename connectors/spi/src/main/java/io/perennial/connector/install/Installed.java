package io.perennial.connector.install;

/**
 * What became of one thing of an installation.
 *
 * @param outcome how it ended
 * @param thing what it is about, for example {@code field Account.Perennial_Health_Score__c}
 * @param detail what was done, or the vendor's words
 * @param mend what a person does about it; empty if there is nothing to do
 */
public record Installed(Outcome outcome, String thing, String detail, String mend) {

  /** How it ended. */
  public enum Outcome {
    /** It was not there and is now. */
    CREATED,
    /** It was there as wanted. */
    UNCHANGED,
    /** It was ours and differed from what is wanted. */
    CHANGED,
    /** It existed before us, and nobody said that we may use it. */
    LEFT_ALONE,
    /** The vendor would not have it. */
    REFUSED
  }

  public static Installed created(String thing) {
    return new Installed(Outcome.CREATED, thing, "", "");
  }

  public static Installed unchanged(String thing) {
    return new Installed(Outcome.UNCHANGED, thing, "", "");
  }

  public static Installed changed(String thing, String detail) {
    return new Installed(Outcome.CHANGED, thing, detail, "");
  }

  public static Installed leftAlone(String thing, String detail, String mend) {
    return new Installed(Outcome.LEFT_ALONE, thing, detail, mend);
  }

  public static Installed refused(String thing, String words, String mend) {
    return new Installed(Outcome.REFUSED, thing, words, mend);
  }
}
