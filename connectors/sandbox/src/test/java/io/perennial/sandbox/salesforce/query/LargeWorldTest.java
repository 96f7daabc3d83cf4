package io.perennial.sandbox.salesforce.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.Client;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.world.Shelf;
import io.perennial.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LargeWorldTest {

  private static final int SIZE = 200_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Accounts ACCOUNTS = new Accounts();
  private static final Salesforce SALESFORCE =
      Salesforce.start(
          new OnlyAccounts(),
          Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC),
          SalesforceOptions.defaults());

  private final Client client = Client.login(SALESFORCE, SALESFORCE.integration());

  @AfterAll
  static void close() {
    SALESFORCE.close();
  }

  @BeforeEach
  void forgetWhatWasMade() {
    ACCOUNTS.made.set(0);
  }

  @Test
  void keysetQuery_makesOnlyAPageOfRecords() {
    String after = ACCOUNTS.id(99_995);
    Instant at = Instant.ofEpochMilli(ACCOUNTS.modifiedAt(99_995));
    long start = System.nanoTime();

    JsonNode page =
        client
            .queryAll(
                ("SELECT Id, Name FROM Account WHERE SystemModstamp > %s OR (SystemModstamp = %s AND"
                        + " Id > '%s') ORDER BY SystemModstamp, Id LIMIT 2000")
                    .formatted(at, at, after))
            .json();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(page.path("records")).hasSize(2000);
    assertThat(page.at("/records/0/Name").asText()).isEqualTo("Account 99996");
    assertThat(page.at("/records/1999/Name").asText()).isEqualTo("Account 101995");
    assertThat(ACCOUNTS.made.get()).isEqualTo(2000);
  }

  @Test
  void idQuery_makesOnlyTheRecordsNamed() {
    String ids =
        IntStream.range(0, 200)
            .mapToObj(i -> "'" + ACCOUNTS.id(i * 997) + "'")
            .collect(Collectors.joining(","));

    JsonNode page = client.query("SELECT Id, Name FROM Account WHERE Id IN (" + ids + ")").json();

    assertThat(page.path("totalSize").asInt()).isEqualTo(200);
    assertThat(ACCOUNTS.made.get()).isEqualTo(200);
  }

  @Test
  void newestRecord_isFoundWithoutLookingAtTheOthers() {
    assertThat(
            client.values("SELECT Name FROM Account ORDER BY SystemModstamp DESC LIMIT 1", "Name"))
        .containsExactly("Account 199999");
    assertThat(ACCOUNTS.made.get()).isEqualTo(1);
  }

  @Test
  void windowCount_makesNoRecordAtAll() {
    JsonNode count =
        client
            .queryAll(
                "SELECT COUNT() FROM Account WHERE SystemModstamp >= 2026-01-01T00:00:10Z AND"
                    + " SystemModstamp < 2026-01-01T00:01:10Z")
            .json();

    assertThat(count.path("totalSize").asInt()).isEqualTo(600);
    assertThat(ACCOUNTS.made.get()).isZero();
  }

  @Test
  void wholeObject_isPagedFromNumbersAlone() {
    JsonNode first = client.query("SELECT Id, Name FROM Account").json();

    assertThat(first.path("totalSize").asInt()).isEqualTo(SIZE);
    assertThat(ACCOUNTS.made.get()).isEqualTo(2000);
  }

  /** A world with nothing but accounts. */
  private static final class OnlyAccounts implements World {

    @Override
    public Shelf shelf(String kind) {
      return kind.equals("Account") ? ACCOUNTS : Shelf.empty();
    }
  }

  /** Accounts by number, ten in each second; counts how many are made. */
  private static final class Accounts implements Shelf {

    private final AtomicInteger made = new AtomicInteger();

    @Override
    public int size() {
      return SIZE;
    }

    @Override
    public String id(int index) {
      return RecordId.of("001", 1_000_000L + index).value();
    }

    @Override
    public OptionalInt index(String id) {
      int low = 0;
      int high = SIZE - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = id(middle).compareTo(id);
        if (order == 0) {
          return OptionalInt.of(middle);
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle - 1;
      }
      return OptionalInt.empty();
    }

    @Override
    public long modifiedAt(int index) {
      return START.plusSeconds(index / 10).toEpochMilli();
    }

    @Override
    public Map<String, Object> record(int index) {
      made.incrementAndGet();
      return Map.of("Name", "Account " + index);
    }
  }
}
