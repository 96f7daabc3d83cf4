package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.CustomerTruth;
import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.record.DemoRates;
import io.perennial.sandbox.engine.Journal;
import io.perennial.status.StatusReader;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A generated company of 300 customers, read from three systems, is found out as it truly is: the
 * generator writes down the truth without the product's code.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
class CompanyTurnTest {

  private static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");
  private static final int CUSTOMERS = 300;
  private static final Company COMPANY = Company.of(CUSTOMERS, 1, TODAY);
  private static final List<CustomerTruth> TRUTH =
      IntStream.range(0, CUSTOMERS).mapToObj(COMPANY.truth()::customer).toList();

  private final SettableClock clock = new SettableClock(TODAY);
  private ThreeSystems systems;
  private TestApplication perennial;
  private Report first;

  @BeforeAll
  @Timeout(120)
  void start(@TempDir Path mappings) throws IOException {
    Files.writeString(mappings.resolve("rates.yaml"), DemoRates.yaml(TODAY));
    systems = ThreeSystems.start(COMPANY, clock, 11);
    perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .settings(systems.settings())
            .settings(Map.of("perennial.mappings", mappings.toString()))
            .pages()
            .start();
    first = perennial.sync();
  }

  @AfterAll
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void sync_isCompleteAndItsSumsHold() {
    assertThat(first.status()).isEqualTo(Status.COMPLETE);
    assertThat(first.problems()).isEmpty();
    assertThat(first.customers()).isEqualTo(CUSTOMERS);
    assertThat(first.connection("salesforce").written().get("Account"))
        .isEqualTo(new Written(CUSTOMERS, CUSTOMERS, 0, 0));
    assertThat(first.connection("zendesk").written()).containsKeys("organization", "ticket");
  }

  @Test
  void sync_linksAndProposesWhatTheTruthDoes() {
    Set<String> mayBeProposed = TrueLinks.mayBeProposed(TRUTH);

    assertThat(
            lines(
                """
                select type || ' ' || link.id || ' ' || account_id from customer_link link
                join customer on customer.id = link.customer where link.type <> 'account'
                """))
        .containsExactlyElementsOf(TrueLinks.linked(TRUTH));
    assertThat(
            lines(
                """
                select type || ' ' || link.id || ' ' || account_id from link_proposal link
                join customer on customer.id = link.customer
                """))
        .as("a domain that two accounts share is proposed to both")
        .containsAll(TrueLinks.proposed(TRUTH))
        .allSatisfy(line -> assertThat(mayBeProposed).contains(line.split(" ")[1]));
  }

  @Test
  void sync_leavesUnmatchedWhatNothingLeadsTo() {
    Set<String> unmatched = TrueLinks.unmatched(TRUTH);
    int counted =
        first.connections().values().stream().mapToInt(Report.Connection::unmatched).sum();

    assertThat(counted).isEqualTo(unmatched.size());
    assertThat(perennial.bean(StatusReader.class).read().unmatched())
        .isEqualTo(Map.of("stripe", 15, "zendesk", unmatched.size() - 15));
  }

  private Set<String> lines(String sql) {
    return new TreeSet<>(perennial.store().sql(sql).query(String.class).list());
  }

  @Test
  void sync_knowsRenewalRevenueAndDebtOfEveryCustomer() {
    SoftAssertions all = new SoftAssertions();
    for (CustomerTruth customer : TRUTH) {
      Map<String, Object> account = account(customer);
      String currency = String.valueOf(account.get("CurrencyIsoCode"));
      String name = customer.archetype() + " " + customer.accountId();
      all.assertThat(account.get("Perennial_Renewal_Date__c"))
          .as("renewal date of " + name)
          .isEqualTo(customer.today().renewalDate().orElse(null));
      all.assertThat(account.get("Perennial_Renewal_Flag__c"))
          .as("renewal flag of " + name)
          .isEqualTo(customer.today().renewalFlag());
      all.assertThat(DollarSums.written(account.get("Perennial_ARR__c")))
          .as("ARR of " + name)
          .isEqualByComparingTo(DollarSums.of(customer.today().arr(), currency));
      all.assertThat(DollarSums.written(account.get("Perennial_Overdue_Amount__c")))
          .as("overdue amount of " + name)
          .isEqualByComparingTo(DollarSums.of(customer.today().overdue(), currency));
    }
    all.assertAll();
  }

  private Map<String, Object> account(CustomerTruth customer) {
    return systems.salesforce().records().get("Account", customer.accountId()).orElseThrow();
  }

  @Test
  void sync_raisesEveryFlagWhereItIsTrueAndNowhereElse() throws IOException {
    Map<Flag, Integer> raised = new EnumMap<>(Flag.class);
    SoftAssertions all = new SoftAssertions();
    for (CustomerTruth customer : TRUTH) {
      Set<Flag> open = open(customer);
      Set<Flag> allowed = EnumSet.copyOf(open);
      allowed.removeAll(customer.today().undecided());
      all.assertThat(allowed)
          .as("flags of %s %s".formatted(customer.archetype(), customer.accountId()))
          .isEqualTo(customer.today().raised());
      open.forEach(flag -> raised.merge(flag, 1, Integer::sum));
    }
    all.assertAll();
    assertThat(raised).containsOnlyKeys(Flag.values());
    assertThat(raised.values()).allMatch(count -> count >= 3);
  }

  private Set<Flag> open(CustomerTruth customer) throws IOException {
    String json =
        perennial
            .store()
            .sql(
                """
                select flags from health join customer on customer.id = health.customer
                where account_id = :account
                """)
            .param("account", customer.accountId())
            .query(String.class)
            .single();
    Set<Flag> open = EnumSet.noneOf(Flag.class);
    for (JsonNode flag : new ObjectMapper().readTree(json)) {
      assertThat(flag.path("because").asText()).isNotBlank();
      assertThat(flag.path("action").asText()).isNotBlank();
      if (!flag.path("name").asText().equals("GROWTH_LAG")) { // see below
        open.add(Flag.valueOf(flag.path("name").asText()));
      }
    }
    return open;
  }

  /** The truth does not compare customers with each other: here their growth is averaged anew. */
  @Test
  void sync_flagsWhoGrowsMuchLessThanThoseWhoBeganInTheSameQuarter()
      throws IOException, InterruptedException {
    record Grown(long customer, String cohort, int growth, String touchModel, boolean lags) {}
    List<Grown> all =
        perennial
            .store()
            .sql(
                """
                select customer, cohort, growth, touch_model, flags::text like '%"GROWTH_LAG"%' as lags
                from health where growth is not null
                """)
            .query(
                (row, number) ->
                    new Grown(
                        row.getLong("customer"),
                        row.getString("cohort"),
                        row.getInt("growth"),
                        row.getString("touch_model"),
                        row.getBoolean("lags")))
            .list();
    int lagging = 0;
    for (Grown one : all) {
      List<Grown> cohort = all.stream().filter(each -> each.cohort().equals(one.cohort())).toList();
      double average = cohort.stream().mapToInt(Grown::growth).average().orElseThrow();
      boolean lags =
          cohort.size() >= 5
              && !one.touchModel().equals("TECH")
              && Math.round(average) - one.growth() >= 20;
      assertThat(one.lags()).as(one.toString()).isEqualTo(lags);
      lagging += lags ? 1 : 0;
    }
    assertThat(lagging).isBetween(3, all.size() / 2);
    Grown laggard = all.stream().filter(Grown::lags).findFirst().orElseThrow();
    assertThat(page("customers/" + laggard.customer()))
        .as("the page explains what was stored")
        .contains("growth lag", "comparable customers")
        .doesNotContain("Facts have changed since the last scoring");
  }

  private String page(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(perennial.url().resolve("/" + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  void sync_writesNothingTheSecondTime() {
    clock.advance(Duration.ofHours(6));
    perennial.sync();
    systems.salesforce().journal().reset();
    systems.salesforce().writes().reset();
    systems.zendesk().journal().reset();
    systems.zendesk().writes().reset();
    systems.stripe().journal().reset();
    clock.advance(Duration.ofMinutes(10));

    Report again = perennial.sync();

    assertThat(again.status()).isEqualTo(Status.COMPLETE);
    assertThat(again.scored()).isZero();
    assertThat(again.connections().values())
        .allSatisfy(connection -> assertThat(connection.written()).isEmpty());
    assertThat(systems.salesforce().writes().all()).isEmpty();
    assertThat(systems.zendesk().writes().all()).isEmpty();
    assertThat(calls(systems.salesforce().journal(), "queryAll"))
        .as("a page and a count for each of five streams")
        .isEqualTo(10);
    assertThat(calls(systems.zendesk().journal(), "incremental")).isEqualTo(2);
    assertThat(calls(systems.stripe().journal(), "events")).isEqualTo(3);
  }

  private static long calls(Journal journal, String kind) {
    return journal.byKind().entrySet().stream()
        .filter(call -> call.getKey().contains(kind))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
