package io.perennial.mapping.transform;

import static io.perennial.mapping.transform.Converting.convert;
import static io.perennial.mapping.transform.Converting.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {

  @Test
  void date_knowsLeapDays() throws BadValueException {
    assertThat(convert("date", "2028-02-29")).contains(LocalDate.of(2028, 2, 29));
    refuses("date", "2027-02-29", "is not a day such as 2026-01-31");
    refuses("date", "01/31/2026", "is not a day such as 2026-01-31");
    refuses("date", "2026-11-01T00:00:00Z", "is not a day such as 2026-01-31");
  }

  @Test
  void instant_acceptsSalesforcesOffsetAndEveryIsoOne() throws BadValueException {
    Instant at = Instant.parse("2026-11-01T17:00:00Z");

    for (String text :
        List.of(
            "2026-11-01T17:00:00.000+0000",
            "2026-11-01T17:00:00Z",
            "2026-11-01T17:00Z",
            "2026-11-01T22:30:00+05:30",
            "2026-11-01T10:00:00.000-0700",
            "2026-11-01T17:00:00+00")) {
      assertThat(convert("instant", text)).as(text).contains(at);
    }
  }

  @Test
  void instant_refusesATimeWithoutItsZoneAndTimesThatNeverWere() {
    String what = "is not a time with its zone such as 2026-01-31T17:00:00Z";
    refuses("instant", "2026-11-01T17:00:00", what);
    refuses("instant", "2026-02-30T17:00:00Z", what);
    refuses("instant", "2026-11-01T24:00:01Z", what);
    refuses("instant", "2026-11-01", what);
    refuses("instant", "+12026-11-01T17:00:00Z", what);
    refuses("instant", 1793552400, what);
  }

  @Test
  void instant_keepsMicrosecondsAsTheStoreDoes() throws BadValueException {
    assertThat(convert("instant", "2026-11-01T17:00:00.123456789Z"))
        .contains(Instant.parse("2026-11-01T17:00:00.123456Z"));
  }

  @Test
  void instantToDate_countsDaysInUtcWithoutSummerTime() throws BadValueException {
    assertThat(convert("instant-to-date", "2026-03-29T01:30:00Z"))
        .contains(LocalDate.of(2026, 3, 29));
    assertThat(convert("instant-to-date", "2026-03-29T00:30:00+0200"))
        .contains(LocalDate.of(2026, 3, 28));
    assertThat(convert("instant-to-date", "2026-10-25T23:59:59Z"))
        .contains(LocalDate.of(2026, 10, 25));
  }

  @Test
  void epochSecond_countsFromNineteenSeventy() throws BadValueException {
    assertThat(convert("epoch-second", 0)).contains(Instant.EPOCH);
    assertThat(convert("epoch-second", "1793552400"))
        .contains(Instant.parse("2026-11-01T17:00:00Z"));
    assertThat(convert("epoch-second", -1)).contains(Instant.parse("1969-12-31T23:59:59Z"));
    assertThat(convert("epoch-milli", 1793552400123L))
        .contains(Instant.parse("2026-11-01T17:00:00.123Z"));
    assertThat(convert("epoch-second-to-date", 1793577599)).contains(LocalDate.of(2026, 11, 1));
    assertThat(convert("epoch-second-to-date", 1793577600)).contains(LocalDate.of(2026, 11, 2));
  }

  @Test
  void epochSecond_refusesMillisecondsAndFractions() {
    refuses("epoch-second", 1793552400123L, "lies outside the years 1 to 9999");
    refuses("epoch-second", Long.MAX_VALUE, "lies outside the years 1 to 9999");
    refuses("epoch-milli", Long.MAX_VALUE, "lies outside the years 1 to 9999");
    refuses("epoch-second", 1.5, "is not a whole number");
  }
}
