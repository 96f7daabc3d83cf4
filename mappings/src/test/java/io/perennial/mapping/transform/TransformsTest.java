package io.perennial.mapping.transform;

import static io.perennial.mapping.transform.Converting.convert;
import static io.perennial.mapping.transform.Converting.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perennial.model.FieldKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
  void plain_leavesNumbersAndBooleansWhatTheyAre() throws BadValueException {
    assertThat(Transforms.plain().apply(12)).contains(new BigDecimal(12));
    assertThat(Transforms.plain().apply(true)).contains(true);
    assertThat(Transforms.plain().apply(" x ")).contains("x");
  }
}
