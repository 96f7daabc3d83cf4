package io.perennial.mapping.transform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Days and points in time. Days are counted in UTC, where every day has 24 hours. */
final class Times {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /** Also Salesforce's {@code 2026-11-01T17:00:00.000+0000}, whose offset has no colon. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter()
          .withChronology(IsoChronology.INSTANCE)
          .withResolverStyle(ResolverStyle.STRICT);

  private Times() {}

  static Optional<Object> date(Object value) throws BadValueException {
    if (Numbers.isBlank(value)) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(Texts.strip(Texts.of(value)));
      inRange(date.atStartOfDay(ZoneOffset.UTC).toInstant());
      return Optional.of(date);
    } catch (DateTimeException malformed) {
      throw new BadValueException(
          "is not a day such as 2026-01-31",
          "use \"as: instant-to-date\" or \"as: epoch-second-to-date\" if it carries a time");
    }
  }

  static Optional<Object> instant(Object value) throws BadValueException {
    if (Numbers.isBlank(value)) {
      return Optional.empty();
    }
    try {
      String text = Texts.strip(Texts.of(value));
      return Optional.of(inRange(INSTANT.parse(text, OffsetDateTime::from).toInstant()));
    } catch (DateTimeException malformed) {
      throw new BadValueException(
          "is not a time with its zone such as 2026-01-31T17:00:00Z",
          "use \"as: date\" for a day, \"as: epoch-second\" for seconds since 1970");
    }
  }

  static Optional<Object> instantToDate(Object value) throws BadValueException {
    return toDate(instant(value));
  }

  static Optional<Object> epochSecond(Object value) throws BadValueException {
    return Numbers.isBlank(value)
        ? Optional.empty()
        : Optional.of(counted(Numbers.whole(value), ChronoUnit.SECONDS));
  }

  static Optional<Object> epochMilli(Object value) throws BadValueException {
    return Numbers.isBlank(value)
        ? Optional.empty()
        : Optional.of(counted(Numbers.whole(value), ChronoUnit.MILLIS));
  }

  static Optional<Object> epochSecondToDate(Object value) throws BadValueException {
    return toDate(epochSecond(value));
  }

  private static Optional<Object> toDate(Optional<Object> instant) {
    return instant.map(at -> LocalDate.ofInstant((Instant) at, ZoneOffset.UTC));
  }

  private static Instant counted(long count, ChronoUnit unit) throws BadValueException {
    try {
      return inRange(Instant.EPOCH.plus(count, unit));
    } catch (DateTimeException | ArithmeticException tooFar) {
      throw new BadValueException(
          "lies outside the years 1 to 9999", "is it counted in seconds or in milliseconds?");
    }
  }

  /** In whole microseconds, as the store keeps them. */
  private static Instant inRange(Instant at) {
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new DateTimeException("outside the years 1 to 9999");
    }
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
