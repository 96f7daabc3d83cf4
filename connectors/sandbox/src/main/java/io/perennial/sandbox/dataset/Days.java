package io.perennial.sandbox.dataset;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** How a layout writes days and moments; everything is UTC. */
enum Days {
  /** {@code 2026-06-30} or {@code 2026-06-30T12:00:00Z}. */
  ISO("2026-06-30 or 2026-06-30T12:00:00Z") {
    @Override
    Instant moment(String text) {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
  },
  /** {@code 30-06-2026} or {@code 30-06-2026 12:00}. */
  DAY_FIRST("30-06-2026 or 30-06-2026 12:00") {
    @Override
    Instant moment(String text) {
      return LocalDateTime.parse(text.contains(":") ? text : text + " 00:00", MINUTES)
          .toInstant(ZoneOffset.UTC);
    }
  };

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private final String example;

  Days(String example) {
    this.example = example;
  }

  String example() {
    return example;
  }

  /**
   * Reads a day or a moment; a day is its first moment.
   *
   * @throws java.time.DateTimeException if it is none
   */
  abstract Instant moment(String text);
}
