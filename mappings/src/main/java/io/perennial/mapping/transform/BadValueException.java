package io.perennial.mapping.transform;

/**
 * A vendor's value cannot be used.
 *
 * <p>Names no value: it may be a customer's data and ends in logs and on the console.
 */
public final class BadValueException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String mend;

  /**
   * @param what what is wrong, to be read after the field's name
   * @param mend what to do about it, at the vendor or in the mapping
   */
  public BadValueException(String what, String mend) {
    super(what, null, false, false);
    this.mend = mend;
  }

  public String what() {
    return String.valueOf(getMessage());
  }

  public String mend() {
    return mend;
  }
}
