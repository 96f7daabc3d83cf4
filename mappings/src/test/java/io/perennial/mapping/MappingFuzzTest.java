package io.perennial.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.MappingOutcome.Refused;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.mapping.yaml.YamlFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a vendor or a person may write makes a mapping fail, hang or keep its reasons. */
class MappingFuzzTest {

  private static final int RECORDS = 4_000;
  private static final int FILES = 2_000;
  private static final long SEED = 20_260_601;

  private static final List<String> ODD_WORDS =
      List.of(
          "",
          " ",
          "\u0000",
          "\ud800",
          "NaN",
          "-0",
          "1e999",
          "9".repeat(400),
          "2026-02-30",
          "2026-13-01T25:61:61Z",
          "+999999999-12-31",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "' or 1=1 --",
          "\u202eevil",
          "true",
          "null",
          "a@b",
          "@",
          "...",
          "xn--",
          "%00",
          "İI",
          "a".repeat(100_000),
          "{}",
          "[",
          "\\",
          "\"",
          "1,5",
          "EUR",
          "eur ",
          "ZZZ");

  @ParameterizedTest
  @ValueSource(strings = {"salesforce", "zendesk", "stripe"})
  void apply_takesOrRefusesWhateverARecordHolds(String vendor) {
    Mapping mapping = MappingFixture.shipped(vendor);
    List<String> streams = List.copyOf(mapping.streams());
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < RECORDS; i++) {
      String stream = streams.get(random.nextInt(streams.size()));
      Map<String, @Nullable Object> fields = new HashMap<>();
      for (String field : mapping.selection(stream)) {
        if (random.nextInt(4) > 0) {
          put(fields, List.of(field.split("\\.")), odd(random, 3));
        }
      }

      MappingOutcome outcome = mapping.apply("crm", stream, "1", fields);

      if (outcome instanceof Refused told) {
        refused++;
        assertThat(told.problems())
            .isNotEmpty()
            .allSatisfy(problem -> assertThat(problem.toString()).isNotBlank());
      }
      assertThat(mapping.withoutAddresses(stream, fields)).hasSameSizeAs(fields);
    }
    assertThat(refused).as("of %d", RECORDS).isBetween(RECORDS / 4, RECORDS - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"salesforce", "zendesk", "stripe"})
  void read_understandsOrNamesWhatIsWrongWithAFile(String vendor) {
    String shipped = Shelf.shipped(new Problems()).text(vendor + ".yaml").orElseThrow();
    Random random = new Random(SEED);
    int wrong = 0;
    for (int i = 0; i < FILES; i++) {
      wrong += problems(spoiled(shipped, random)).isEmpty() ? 0 : 1;
    }
    assertThat(wrong).as("of %d", FILES).isBetween(FILES / 4, FILES - 1);
  }

  @Test
  void read_endsWhenAFileIsMadeToHarm() {
    String laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name < 'l'; name++) {
      laughs += "%s: &%s [%s]\n".formatted(name, name, ("*" + (char) (name - 1) + ", ").repeat(9));
    }
    for (String harmful :
        List.of(
            laughs,
            "[".repeat(100_000),
            "a: ".repeat(10_000),
            "- ".repeat(100_000),
            "a: &a { b: *a }\n",
            "accounts: !!javax.script.ScriptEngineManager [x]\n",
            "k: " + "v".repeat(10_000_000))) {
      assertThat(problems(harmful)).isNotEmpty();
    }
  }

  /** Each names a line and says what is wrong. */
  private static List<Problem> problems(String yaml) {
    Problems problems = new Problems();
    Optional<Mapping> mapping =
        YamlFile.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
            .map(MappingReader::read);
    assertThat(mapping.isPresent() || !problems.none()).isTrue();
    assertThat(problems.all())
        .allSatisfy(problem -> assertThat(problem.toString()).matches("(?s)test\\.yaml:\\d+ .+"));
    return problems.all();
  }

  private static String spoiled(String text, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, " ".repeat(random.nextInt(6)) + line);
        case 3 -> lines.set(at, line.replace(": ", ": " + odd(random, 0)));
        case 4 -> lines.set(at, line + ODD_WORDS.get(random.nextInt(ODD_WORDS.size())));
        default -> {
          if (!line.isEmpty()) {
            int place = random.nextInt(line.length());
            char other = (char) (32 + random.nextInt(95));
            lines.set(at, line.substring(0, place) + other + line.substring(place + 1));
          }
        }
      }
    }
    return String.join("\n", lines);
  }

  private static @Nullable Object odd(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 11 : 9)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> BigInteger.valueOf(random.nextLong());
      case 3 -> new BigDecimal("1e" + random.nextInt(400)).negate();
      case 4 -> random.nextInt(100);
      case 5 -> "2026-0%d-1%d".formatted(random.nextInt(10), random.nextInt(10));
      case 6 -> random.nextDouble();
      case 7, 8 -> ODD_WORDS.get(random.nextInt(ODD_WORDS.size()));
      case 9 -> Arrays.asList(odd(random, depth - 1), odd(random, depth - 1));
      default -> {
        Map<String, @Nullable Object> inner = new HashMap<>();
        inner.put("id", odd(random, depth - 1));
        inner.put("data", odd(random, depth - 1));
        yield inner;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static void put(
      Map<String, @Nullable Object> fields, List<String> path, @Nullable Object value) {
    if (path.size() == 1) {
      fields.put(path.get(0), value);
    } else {
      Object inner = fields.computeIfAbsent(path.get(0), name -> new HashMap<>());
      if (inner instanceof Map<?, ?> map) {
        put((Map<String, @Nullable Object>) map, path.subList(1, path.size()), value);
      }
    }
  }
}
