package io.perennial.cli.data;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes our number of a customer from the command line; a system's key is none. */
final class CustomerNumber implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException other) {
      throw new TypeConversionException(
          "%s is not the number of a customer: it stands at the end of the address of its page in the console"
              .formatted(text));
    }
  }
}
