package io.perennial.store.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.source.SourceRecord;
import io.perennial.database.DatabaseSettings;
import io.perennial.sql.Json;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keys and addresses are hidden wherever they stand by themselves, and nowhere else. */
class MaskTest {

  private static final Mask MASK =
      new Mask(
          Set.of("0015g00000XYZabAAG", "cus_Example1", "acme-inc", "360001234567", "jo@x.com"));

  private static final DatabaseSettings DATABASE = TestDatabase.create();

  private static SourceRecord record(Map<String, Object> fields) {
    return SourceRecord.of("accounts", "A", Instant.EPOCH, fields);
  }

  @Test
  void record_isTheVerySameIfNothingIsHidden() {
    SourceRecord record = record(Map.of("Name", "Acme", "Employees", 12));

    assertThat(MASK.over(record)).isSameAs(record);
    assertThat(Mask.NONE.over(record)).isSameAs(record);
  }

  @Test
  void values_areHiddenAtEveryLevel() {
    SourceRecord record =
        record(
            Map.of(
                "ParentId",
                "0015g00000XYZabAAG",
                "organization_id",
                360001234567L,
                "amount",
                36000123456L,
                "metadata",
                Map.of("customer", "cus_Example1"),
                "tags",
                Arrays.asList("acme-inc", null, "acme-incorporated", true)));

    assertThat(MASK.over(record).fields())
        .isEqualTo(
            Map.of(
                "ParentId",
                "erased",
                "organization_id",
                0,
                "amount",
                36000123456L,
                "metadata",
                Map.of("customer", "erased"),
                "tags",
                Arrays.asList("erased", null, "acme-incorporated", true)));
  }

  @Test
  void mergedRecord_doesNotTellIntoWhom() {
    SourceRecord merged =
        new SourceRecord(
            "accounts", "A", Instant.EPOCH, true, Optional.of("0015g00000XYZabAAG"), Map.of());

    assertThat(MASK.over(merged).mergedInto()).isEmpty();
    assertThat(MASK.over(merged).deleted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          see 0015g00000XYZabAAG.            | see erased.
          x0015g00000XYZabAAG                | x0015g00000XYZabAAG
          0015g00000XYZabAAG_old             | 0015g00000XYZabAAG_old
          (cus_Example1)/cus_Example12       | (erased)/cus_Example12
          ticket 360001234567, 3600012345678 | ticket 0, 3600012345678
          Jo <JO@x.com>                      | Jo <erased>
          ask jo@x.com. Or jo@x.com.au       | ask erased. Or jo@x.com.au
          big.jo@x.com, jo@x.com-munications | big.jo@x.com, jo@x.com-munications
          acme-inc                           | erased
          """)
  void texts_areMaskedAsTheStoreIsBlanked(String text, String masked) {
    Map<String, ?> fields = MASK.over(record(Map.of("text", text, "lines", "a\n" + text))).fields();

    assertThat(fields).isEqualTo(Map.of("text", masked, "lines", "a\n" + masked));
    assertThat(Json.map(blanked(Json.write(Map.of("text", text, "lines", "a\n" + text)))))
        .isEqualTo(fields);
  }

  /** As the database does it, in the text of a document. */
  private static String blanked(String json) {
    return JdbcClient.create(
            new DriverManagerDataSource(DATABASE.url(), DATABASE.username(), DATABASE.password()))
        .sql(
            """
            select regexp_replace(regexp_replace(:json, :words, 'erased', 'gi'), :numbers, '0', 'g')
            """)
        .param("json", json)
        .param(
            "words",
            Words.pattern(Set.of("0015g00000XYZabAAG", "cus_Example1", "acme-inc", "jo@x.com")))
        .param("numbers", Words.pattern(List.of("360001234567")))
        .query(String.class)
        .single();
  }

  @Test
  void candidates_areAllThatMayBeAKeyOrAnAddress() {
    SourceRecord record =
        record(
            Map.of(
                "Name",
                "Jo O'Neil <Jo@X.com>, acme-inc",
                "count",
                7,
                "id",
                360001234567L,
                "half",
                "key-\uD800-half"));

    assertThat(Mask.candidates(List.of(record)))
        .contains("jo@x.com", "acme-inc", "360001234567", "key-\uFFFD-half")
        .doesNotContain("7", "Neil");
  }
}
