package io.perennial.mapping.rule;

/**
 * Why a field of one record could not be mapped.
 *
 * <p>Shown on the console beside the parked record; names no value, which may be personal.
 *
 * @param field ours, for example {@code amount} or {@code items[2].quantity}
 * @param source the vendor's, for example {@code Amount}; several are separated by commas
 * @param what what is wrong, to be read after the source
 * @param mend what to do about it, at the vendor or in the mapping
 */
public record MappingProblem(String field, String source, String what, String mend) {

  @Override
  public String toString() {
    return "%s (%s) %s; %s".formatted(source, field, what, mend);
  }
}
