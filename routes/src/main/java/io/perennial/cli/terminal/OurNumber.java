package io.perennial.cli.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes one of our own numbers from the command line; whatever else stands there is none. */
public abstract class OurNumber implements ITypeConverter<Long> {

  private final String mend;

  /**
   * Of one kind.
   *
   * @param mend what it is the number of and where it stands, for example {@code a run: perennial
   *     status shows it}
   */
  protected OurNumber(String mend) {
    this.mend = mend;
  }

  @Override
  public final Long convert(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException other) {
      throw new TypeConversionException("%s is not the number of %s".formatted(text, mend));
    }
  }
}
