package io.perennial.connector.failure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** All codes of one vendor, each with its meaning; immutable. */
public final class Diagnoses {

  private final Diagnosis unknown;
  private final SortedMap<String, Diagnosis> byCode;

  private Diagnoses(Diagnosis unknown, SortedMap<String, Diagnosis> byCode) {
    this.unknown = unknown;
    this.byCode = Collections.unmodifiableSortedMap(byCode);
  }

  /** An empty table. Codes that are not in it mean this. */
  public static Diagnoses unknown(FailureClass failureClass, String cause, String mend) {
    return new Diagnoses(new Diagnosis(failureClass, cause, mend), new TreeMap<>());
  }

  /**
   * The same table with one more line.
   *
   * @param code the vendor's, for example {@code UNABLE_TO_LOCK_ROW}, or ours where it has none
   * @throws IllegalArgumentException if the code stands in the table already
   */
  public Diagnoses with(String code, FailureClass failureClass, String cause, String mend) {
    SortedMap<String, Diagnosis> more = new TreeMap<>(byCode);
    if (more.put(code, new Diagnosis(failureClass, cause, mend)) != null) {
      throw new IllegalArgumentException("%s stands twice in the table".formatted(code));
    }
    return new Diagnoses(unknown, more);
  }

  /** What a code means; of a code that nobody listed, what unknown ones mean. */
  public Diagnosis of(String code) {
    Diagnosis listed = byCode.get(code);
    return listed != null ? listed : ofStatus(code);
  }

  /** Servers fail with more statuses than anybody lists: {@code HTTP_522} is trouble as 503 is. */
  private Diagnosis ofStatus(String code) {
    Diagnosis trouble = byCode.get("HTTP_503");
    return trouble != null && code.matches("HTTP_5\\d\\d") ? trouble : unknown;
  }

  /** Every line, by code. */
  public SortedMap<String, Diagnosis> all() {
    return byCode;
  }
}
