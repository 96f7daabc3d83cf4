package io.perennial.cli.decide;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the number of a run from the command line. */
final class RunNumber implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException other) {
      throw new TypeConversionException(
          "%s is not the number of a run: perennial status and the first page of the console show it"
              .formatted(text));
    }
  }
}
