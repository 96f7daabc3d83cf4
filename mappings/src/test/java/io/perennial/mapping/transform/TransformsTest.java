package io.perennial.mapping.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perennial.model.FieldKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransformsTest {

  private static final String MEGABYTE = "9".repeat(1 << 20);

  @Test
  void natural_isThereForEveryKindThatNeedsNoMoreWords() {
    for (FieldKind kind : FieldKind.values()) {
      boolean speaksForItself = kind != FieldKind.MONEY && kind != FieldKind.PARTS;
      assertThat(Transforms.natural(kind).isPresent()).isEqualTo(speaksForItself);
      Transforms.natural(kind).ifPresent(word -> assertThat(word.makes()).isEqualTo(kind));
    }
  }

  @Test
  void everyWord_refusesAMegabyteAListOrAnObjectWithoutNamingIt() {
    for (String word : Transforms.words()) {
      for (Object value : List.of(MEGABYTE, Map.of("secret", "s3cret"))) {
        BadValueException bad =
            catchThrowableOfType(BadValueException.class, () -> convert(word, value));
        assertThat(bad).as(word).isNotNull();
        assertThat(bad.what() + bad.mend()).doesNotContain("s3cret").hasSizeLessThan(200);
      }
    }
  }

  @Test
  void everyWord_takesBlankForUnknown() throws BadValueException {
    for (String word : Transforms.words()) {
      assertThat(convert(word, "")).as(word).isEmpty();
      assertThat(convert(word, " \t\u00A0\uFEFF\u200B")).as(word).isEmpty();
    }
  }

  @Test
  void trim_dropsSpaceOfEveryKindAndTheByteOrderMark() throws BadValueException {
    assertThat(convert("trim", "\uFEFF\u00A0 Acme  Corp \u200B\n")).contains("Acme  Corp");
    assertThat(convert("text", " Acme ")).contains(" Acme ");
  }

  @Test
  void trim_keepsEmojiAndRefusesHalfOfOne() throws BadValueException {
    assertThat(convert("trim", "🚀 Acme 👩‍🚀")).contains("🚀 Acme 👩‍🚀");
    refuses("trim", "Acme \uD83D", "holds a character that no database keeps");
    refuses("trim", "Ac\0me", "holds a character that no database keeps");
  }

  @Test
  void trim_acceptsTheLongestTextAndRefusesOneMoreCharacter() throws BadValueException {
    assertThat(convert("trim", "x".repeat(131_072))).isPresent();
    refuses("trim", "x".repeat(131_073), "is longer than 131072 characters");
  }

  @Test
  void trim_writesNumbersWithoutExponent() throws BadValueException {
    assertThat(convert("trim", 360001234567L)).contains("360001234567");
    assertThat(convert("trim", 3.6E11)).contains("360000000000");
    assertThat(convert("trim", new BigInteger("12345678901234567890")))
        .contains("12345678901234567890");
    assertThat(convert("trim", true)).contains("true");
  }

  @Test
  void lowerAndUpper_ignoreTheMachinesLanguage() throws BadValueException {
    assertThat(convert("upper", " past_due ")).contains("PAST_DUE");
    assertThat(convert("lower", "EMAIL")).contains("email");
  }

  @Test
  void integer_acceptsNumbersAndTextOfThem() throws BadValueException {
    assertThat(convert("integer", 12)).contains(12L);
    assertThat(convert("integer", "12.0")).contains(12L);
    assertThat(convert("integer", 1e3)).contains(1000L);
    assertThat(convert("integer", "-9223372036854775808")).contains(Long.MIN_VALUE);
    assertThat(convert("integer", Long.MAX_VALUE)).contains(Long.MAX_VALUE);
  }

  @Test
  void integer_refusesFractionsAndNineteenDigitsThatDoNotFit() {
    refuses("integer", 12.5, "is not a whole number");
    refuses("integer", "9223372036854775808", "is too large a number");
    refuses("integer", new BigInteger("9999999999999999999"), "is too large a number");
  }

  @Test
  void number_refusesWhatIsNone() {
    refuses("number", Double.NaN, "is not a number");
    refuses("number", Double.POSITIVE_INFINITY, "is not a number");
    refuses("number", "NaN", "is not a number");
    refuses("number", "1,234.50", "is not a number");
    refuses("number", "12 EUR", "is not a number");
    refuses("number", "0x10", "is not a number");
    refuses("number", true, "is not a number");
  }

  @Test
  void number_refusesExponentsThatWouldFillTheMemory() {
    refuses("number", new BigDecimal("1e999999999"), "has more than 40 digits");
    refuses("number", "1e-999", "has more than 40 digits");
    refuses("trim", new BigDecimal("1e999999999"), "has more than 40 digits");
    refuses("number", BigInteger.TEN.pow(1000), "is not a number");
  }

  @Test
  void number_isEqualForEqualNumbers() throws BadValueException {
    assertThat(convert("number", "1.50")).isEqualTo(convert("number", 1.5));
    assertThat(convert("number", "100.00")).contains(new BigDecimal("100"));
    assertThat(convert("number", 0.1)).contains(new BigDecimal("0.1"));
  }

  @Test
  void boolean_knowsTheUsualSpellings() throws BadValueException {
    for (Object yes : List.of(true, "TRUE", "yes", " Yes ", "1", 1, 1.0)) {
      assertThat(convert("boolean", yes)).contains(true);
    }
    for (Object no : List.of(false, "false", "No", "0", 0, 0L)) {
      assertThat(convert("boolean", no)).contains(false);
    }
    refuses("boolean", "maybe", "is neither yes nor no");
    refuses("boolean", 2, "is neither yes nor no");
  }

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

  @Test
  void domain_isTheHostOfAWebAddress() throws BadValueException {
    for (String address :
        List.of(
            "https://www.Acme.com/path?q=a@b#x",
            "acme.com",
            "WWW.ACME.COM:8443",
            "http://user:pw@acme.com",
            "acme.com.",
            "//acme.com".substring(2))) {
      assertThat(convert("domain", address)).as(address).contains("acme.com");
    }
    assertThat(convert("domain", "https://bücher.example")).contains("xn--bcher-kva.example");
    assertThat(convert("domain", "www.com")).contains("www.com");
  }

  @Test
  void domain_refusesWhatIsNoDomain() {
    for (String text :
        List.of(
            "n/a",
            "none",
            "localhost",
            "http://",
            "127.0.0.1",
            "[::1]",
            "a b.com",
            "-.com",
            "a..com")) {
      refuses("domain", text, "holds no domain name");
    }
  }

  @Test
  void emailDomain_leavesThePersonBehind() throws BadValueException {
    assertThat(convert("email-domain", " Jane.Doe@Acme.COM ")).contains("acme.com");
    assertThat(convert("email-domain", "x@münchen.example")).contains("xn--mnchen-3ya.example");
    refuses("email-domain", "jane", "is not an e-mail address");
    refuses("email-domain", "@acme.com", "is not an e-mail address");
    refuses("email-domain", "a@b@acme.com", "is not an e-mail address");
    refuses("email-domain", "jane@acme", "holds no domain name");
  }

  @Test
  void texts_takesAListOrSeparatedText() throws BadValueException {
    assertThat(convert("texts", Arrays.asList(" b ", "a", null, "", "b")))
        .contains(List.of("b", "a"));
    assertThat(convert("texts", "x, y,,x")).contains(List.of("x", "y"));
    assertThat(convert("texts", List.of())).isEmpty();
    assertThat(TextLists.separatedBy(";").convert("a;b, c")).contains(List.of("a", "b, c"));
    assertThat(convert("domains", List.of("Acme.com", "www.acme.com", "acme.de")))
        .contains(List.of("acme.com", "acme.de"));
  }

  @Test
  void salesforceId_growsToEighteenCharacters() throws BadValueException {
    assertThat(convert("salesforce-id", "0015g00000XYZab"))
        .contains("0015g00000XYZabAAG".substring(0, 15) + suffixOf("0015g00000XYZab"));
    assertThat(convert("salesforce-id", "001000000000001")).contains("001000000000001AAA");
    assertThat(convert("salesforce-id", "001D000000IRFma")).contains("001D000000IRFmaIAH");
    assertThat(convert("salesforce-id", "001D000000IRFmaIAH")).contains("001D000000IRFmaIAH");
  }

  @Test
  void salesforceId_refusesLostCapitalsAndOtherLengths() {
    refuses(
        "salesforce-id",
        "001d000000irfmaIAH",
        "is a Salesforce id whose last three characters do not fit the others");
    refuses("salesforce-id", "001D000000IRFm", "is not a Salesforce id");
    refuses("salesforce-id", "001D000000IRFmaI", "is not a Salesforce id");
    refuses("salesforce-id", "001D000000IRF-a", "is not a Salesforce id");
  }

  @Test
  void plain_leavesNumbersAndBooleansWhatTheyAre() throws BadValueException {
    assertThat(Transforms.plain().apply(12)).contains(new BigDecimal(12));
    assertThat(Transforms.plain().apply(true)).contains(true);
    assertThat(Transforms.plain().apply(" x ")).contains("x");
  }

  private static String suffixOf(String id) throws BadValueException {
    return convert("salesforce-id", id).map(long18 -> ((String) long18).substring(15)).orElse("");
  }

  private static Optional<Object> convert(String word, Object value) throws BadValueException {
    return Transforms.named(word).orElseThrow().apply(value);
  }

  private static void refuses(String word, Object value, String what) {
    assertThatThrownBy(() -> convert(word, value))
        .as("%s of %s", word, String.valueOf(value).length() > 99 ? "…" : value)
        .isInstanceOf(BadValueException.class)
        .hasMessage(what);
  }
}
