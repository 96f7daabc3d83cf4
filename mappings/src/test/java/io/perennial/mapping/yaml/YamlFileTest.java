package io.perennial.mapping.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlFileTest {

  private final Problems problems = new Problems();

  @Test
  void read_knowsTheLineOfEveryValue() {
    YamlNode root =
        read("# a comment\naccounts:\n  fields:\n    name: { from: Name,\n      as: trim }\n");

    YamlNode name = root.at("accounts").at("fields").at("name");
    assertThat(name.at("from").place()).isEqualTo(new Place("test.yaml", 4, 13));
    assertThat(name.at("as").place().line()).isEqualTo(5);
    assertThat(name.at("as").path()).isEqualTo("accounts.fields.name.as");
    assertThat(problems.none()).isTrue();
  }

  @Test
  void read_givesAListsItemsAPathOfTheirOwn() {
    assertThat(read("a: [x, y]").at("a").each().get(1).path()).isEqualTo("a[1]");
  }

  @Test
  void read_tellsAKeyThatStandsTwice() {
    read("a: 1\nb: 2\na: 3\n");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "test.yaml:3 a: stands here a second time, first on line 1; keep one of the two");
  }

  @Test
  void read_refusesAnchorsSoThatNothingMultiplies() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name <= 'z'; name++) {
      bomb.append("%c: &%c [*%c, *%c, *%c]\n".formatted(name, name, name - 1, name - 1, name - 1));
    }

    assertThat(tryRead(bomb.toString())).isEmpty();
    assertThat(problems.all()).extracting(Problem::what).containsExactly("uses an anchor or alias");
  }

  @Test
  void read_refusesANestingThatWouldOverflowTheStack() {
    assertThat(tryRead("a: " + "[".repeat(200_000))).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::what)
        .containsExactly("is nested more than 40 deep");
  }

  @Test
  void read_tellsTabsWithTheirLine() {
    assertThat(tryRead("a:\n\tb: 1\n")).isEmpty();
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().line()).isEqualTo(2);
              assertThat(problem.mend()).isEqualTo("indent with spaces instead of tabs");
            });
  }

  @Test
  void read_tellsMalformedYamlWithItsLine() {
    assertThat(tryRead("a: 1\nb: 'open\n")).isEmpty();
    assertThat(problems.all()).singleElement().extracting(p -> p.place().line()).isNotEqualTo(0);
  }

  @Test
  void read_acceptsTheMarkOfUtf8AndWindowsLineEnds() {
    assertThat(read("\uFEFFa: é\r\nb: 2\r\n").at("a").text()).contains("é");
  }

  @Test
  void read_tellsTheLineOfBytesThatAreNoUtf8() {
    byte[] latin = "a: 1\nb: Müller\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(YamlFile.read("test.yaml", latin, problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "test.yaml:2 the file: holds bytes that are no UTF-8; save the file as UTF-8");
  }

  @Test
  void read_tellsUtf16() {
    byte[] bytes = "\uFEFFa: 1".getBytes(Charset.forName("UTF-16LE"));

    assertThat(YamlFile.read("test.yaml", bytes, problems)).isEmpty();
    assertThat(problems.all()).extracting(Problem::what).containsExactly("is written in UTF-16");
  }

  @Test
  void read_refusesAFileOneByteTooLarge() {
    assertThat(YamlFile.read("test.yaml", new byte[YamlFile.LARGEST + 1], problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::what)
        .containsExactly("is larger than 1048576 bytes");
  }

  @Test
  void read_tellsAnEmptyFileASecondDocumentAndATag() {
    assertThat(tryRead("# nothing\n")).isEmpty();
    assertThat(tryRead("a: 1\n---\nb: 2\n")).isEmpty();
    read("a: !!java.net.URL http://x\n");

    assertThat(problems.all())
        .extracting(Problem::what)
        .containsExactly(
            "is empty",
            "carries the tag tag:yaml.org,2002:java.net.URL",
            "holds a second document");
  }

  @Test
  void read_tellsControlCharacters() {
    assertThat(tryRead("a: \u0001\n")).isEmpty();
    assertThat(problems.none()).isFalse();
  }

  private YamlNode read(String text) {
    return tryRead(text).orElseThrow();
  }

  private java.util.Optional<YamlNode> tryRead(String text) {
    return YamlFile.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), problems);
  }
}
