package io.perennial.sandbox.soql;

import static io.perennial.sandbox.soql.Rows.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final Map<String, Object> ACME =
      Map.of(
          "Name",
          "Acme 100%_Ltd",
          "Amount",
          new BigDecimal("72.50"),
          "Active",
          true,
          "Id",
          RecordId.of("001000000000001"),
          "CloseDate",
          Rows.TODAY,
          "CreatedDate",
          Instant.parse("2026-08-15T23:59:59Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name = 'acme 100%_ltd'",
        "Name != 'Acme'",
        "Name <> 'Acme'",
        "Name > 'AAA'",
        "Name LIKE 'ACME%'",
        "Name LIKE '%\\%\\_Ltd'",
        "Name LIKE 'Acme____\\%_Ltd' OR Name LIKE 'Acme 100__Ltd'",
        "Amount = 72.5",
        "Amount >= 72.50",
        "Amount < 72.51",
        "Active = true",
        "Active != FALSE",
        "Id = '001000000000001'",
        "Id = '001000000000001AAA'",
        "Id IN ('001000000000001', '001000000000002')",
        "Missing = null",
        "Missing = ''",
        "Missing != 'x'",
        "Missing NOT IN ('x')",
        "NOT Missing < 5",
        "MissingFlag = false",
        "Name IN ('other', 'ACME 100%_LTD')",
        "Amount IN (1, 72.500)",
        "(Name = 'x' OR Active = true) AND (NOT Amount > 100)",
        "NOT (Name = 'x' AND Active = true)",
        "CreatedDate = TODAY AND CloseDate = TODAY",
        "CreatedDate < TOMORROW",
        "CreatedDate > 2026-08-15T23:59:58Z",
        "CreatedDate = 2026-08-16T01:59:59+02:00",
        "CreatedDate = 2026-08-16T01:59:59.000+0200",
        "CloseDate = 2026-08-15"
      })
  void holds_whereSalesforceSaysSo(String condition) {
    assertThat(holds(condition, ACME)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name = 'Acme'",
        "Name LIKE 'cme%'",
        "Name LIKE 'acme'",
        "Amount > 72.5",
        "Amount != 72.5",
        "Active = false",
        "Id = '001000000000001aaa' AND Id = '00100000000000A'",
        "Missing != null",
        "Missing < 5",
        "Missing IN ('x')",
        "Missing LIKE '%'",
        "Name NOT IN ('acme 100%_LTD')",
        "CreatedDate > TODAY",
        "CreatedDate = YESTERDAY",
        "CloseDate < TODAY"
      })
  void holds_notWhereSalesforceSaysNot(String condition) {
    assertThat(holds(condition, ACME)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "YESTERDAY, 2026-08-14, 2026-08-14",
    "TODAY, 2026-08-15, 2026-08-15",
    "TOMORROW, 2026-08-16, 2026-08-16",
    "THIS_WEEK, 2026-08-09, 2026-08-15",
    "LAST_WEEK, 2026-08-02, 2026-08-08",
    "NEXT_WEEK, 2026-08-16, 2026-08-22",
    "THIS_MONTH, 2026-08-01, 2026-08-31",
    "LAST_MONTH, 2026-07-01, 2026-07-31",
    "NEXT_MONTH, 2026-09-01, 2026-09-30",
    "THIS_YEAR, 2026-01-01, 2026-12-31",
    "LAST_YEAR, 2025-01-01, 2025-12-31",
    "NEXT_YEAR, 2027-01-01, 2027-12-31",
    "LAST_N_DAYS:3, 2026-08-12, 2026-08-15",
    "NEXT_N_DAYS:3, 2026-08-16, 2026-08-18",
    "LAST_90_DAYS, 2026-05-17, 2026-08-15",
    "NEXT_90_DAYS, 2026-08-16, 2026-11-13"
  })
  void dateWord_meansFirstAndLastDayIncluded(String word, LocalDate first, LocalDate last) {
    assertThat(inside(word, first)).isTrue();
    assertThat(inside(word, last)).isTrue();
    assertThat(inside(word, first.minusDays(1))).isFalse();
    assertThat(inside(word, last.plusDays(1))).isFalse();
    assertThat(holds("D < " + word, Map.of("D", first.minusDays(1)))).isTrue();
    assertThat(holds("D >= " + word, Map.of("D", first))).isTrue();
    assertThat(holds("D <= " + word, Map.of("D", last))).isTrue();
    assertThat(holds("D > " + word, Map.of("D", last))).isFalse();
  }

  @Test
  void recordId_addsTheChecksumOfTheCase() {
    assertThat(RecordId.of("001D000000IqhSL").value()).isEqualTo("001D000000IqhSLIAZ");
    assertThat(RecordId.of("001", 1).value()).isEqualTo("001000000000001AAA");
    assertThat(RecordId.of("001", 61).value()).startsWith("00100000000000z");
    assertThat(RecordId.isId("001000000000001A")).isFalse();
  }

  private static boolean inside(String word, LocalDate day) {
    return holds("D = " + word, Map.of("D", day));
  }
}
