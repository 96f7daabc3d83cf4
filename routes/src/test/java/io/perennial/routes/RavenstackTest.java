package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.dataset.Dataset;
import io.perennial.scores.Standing;
import io.perennial.scores.Standings;
import io.perennial.sql.Sql;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.turn.TurnRequest.Past;
import io.perennial.work.Runs.Status;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * A public data set of a fictional software company, as it stood on 15 December 2024 at noon.
 *
 * <p>Run by {@code ./mvnw verify -Pdatasets -Ddatasets=DIR}; DIR holds a folder {@code ravenstack}.
 */
@Tag("datasets")
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
class RavenstackTest {

  private static final Instant THEN = Instant.parse("2024-12-15T12:00:00Z");

  private final SettableClock clock = new SettableClock(Instant.parse("2025-01-02T09:00:00Z"));
  private ThreeSystems systems;
  private TestApplication perennial;
  private Report report;
  private final List<Standing> standings = new ArrayList<>();

  @BeforeAll
  @Timeout(300)
  void start() {
    String folder = System.getProperty("datasets", "");
    assertThat(folder).as("name the folder of the data sets: -Ddatasets=DIR").isNotBlank();
    Path ravenstack = Path.of(folder).resolve("ravenstack");
    assertThat(Files.isDirectory(ravenstack)).as("%s is a folder", ravenstack).isTrue();
    systems = ThreeSystems.start(Dataset.load(ravenstack), clock, 13);
    perennial =
        TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();
    report =
        perennial.take(
            TurnRequest.sync(Progress.NONE)
                .past(
                    Optional.of(
                        new Past(
                            THEN,
                            true,
                            () -> standings.addAll(perennial.bean(Standings.class).all())))));
  }

  @AfterAll
  void stop() {
    if (perennial != null) {
      perennial.close();
      systems.close();
    }
  }

  @Test
  void sync_knowsTheCustomersOfTheMoment() {
    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.customers()).as("7 of 500 accounts sign up later").isEqualTo(493);
    assertThat(standings).hasSize(493);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(493, 493, 0, 0));
  }

  @Test
  void sync_knowsOfEveryTicketAndSubscriptionWhoseItIs() {
    assertThat(
            fates(
                """
                select %s, count(*) from ticket record %s
                where opened_at <= :then group by 1
                """,
                "organization",
                "coalesce(record.organization_id, record.requester_organization_id)"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("linked", 1777, "proposed", 138, "unmatched", 40)); // 1,955
    assertThat(
            fates(
                """
                select %s, count(*) from subscription record %s
                where started_at <= :then group by 1
                """,
                "billing_customer", "record.billing_customer_id"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("linked", 4075, "proposed", 264, "unmatched", 119)); // 4,458
  }

  private Map<String, Integer> fates(String sql, String type, String owner) {
    Map<String, Integer> fates = new TreeMap<>();
    perennial
        .store()
        .sql(
            sql.formatted(
                """
                case when link.id is not null then 'linked'
                  when exists (select from link_proposal proposal
                    where (proposal.connection, proposal.type, proposal.id)
                        = (record.connection, '%s', %s)) then 'proposed'
                  else 'unmatched' end"""
                    .formatted(type, owner),
                """
                left join customer_link link on (link.connection, link.type, link.id)
                  = (record.connection, '%s', %s)"""
                    .formatted(type, owner)))
        .param("then", Sql.time(THEN))
        .query(
            row -> {
              fates.put(row.getString(1), row.getInt(2));
            });
    return fates;
  }

  /**
   * Company_432 is A-59f724. Its subscriptions that are live, with ARR: S-edeacd 10584, S-85eb8f
   * 52536, S-a903ad 15876, S-b784a1 3528, S-c5a146 4104, S-652885 4104, S-26bc22 7164, S-b6a35b
   * 11172, S-c13970 8208 and the trials S-10702d, S-8b486a, S-e74ca1.
   *
   * <pre>
   * T-3c9151,A-59f724,15-12-2024,16-12-2024 05:00,29,urgent,146,4,FALSE
   * T-49e572,A-59f724,19-09-2024,20-09-2024 02:00,26,medium,48,5,FALSE
   * </pre>
   */
  @Test
  void sync_seesAnUrgentTicketThatIsSolvedTheDayAfter() {
    Map<String, Object> account = account("Company_432");

    assertThat(account)
        .containsEntry("Perennial_ARR__c", new BigDecimal("117276.00"))
        .containsEntry("Perennial_Oldest_Critical_Ticket_Since__c", LocalDate.of(2024, 12, 15));
    assertThat(number(account, "Open_Critical_Tickets")).isEqualByComparingTo("1");
    assertThat(number(account, "Latest_CSAT")).isEqualByComparingTo("5");
    assertThat(live("Company_432")).as("12 subscriptions, 3 of them trials").isEqualTo("12 3");
  }

  /**
   * Company_271 is A-20736a: S-d2a604 35868, S-bedd26 119400, S-62f5b1 119400, S-b95c5c 152832,
   * S-f9f7af 29400, S-f57b2b 29400 and the trial S-f32731.
   *
   * <pre>
   * T-ca7d9e,A-20736a,14-12-2024,15-12-2024 16:00,40,high,145,3,FALSE
   * T-b9f162,A-20736a,01-12-2024,03-12-2024 09:00,57,high,131,4,FALSE
   * </pre>
   */
  @Test
  void sync_doesNotKnowTheRatingOfATicketThatIsStillOpen() {
    Map<String, Object> account = account("Company_271");

    assertThat(account)
        .containsEntry("Perennial_ARR__c", new BigDecimal("486300.00"))
        .containsEntry("Perennial_Oldest_Critical_Ticket_Since__c", LocalDate.of(2024, 12, 14));
    assertThat(number(account, "Open_Critical_Tickets")).isEqualByComparingTo("1");
    assertThat(number(account, "Latest_CSAT")).isEqualByComparingTo("4");
    assertThat(live("Company_271")).as("7 subscriptions, 1 of them a trial").isEqualTo("7 1");
  }

  /** Company_365 is A-ffdfd5, one of 8 accounts without a ticket. */
  @Test
  void sync_callsSupportUnknownWithoutATicket() {
    Map<String, Object> account = account("Company_365");

    assertThat(account).doesNotContainKey("Perennial_Latest_CSAT__c");
    assertThat(measures("Company_365")).doesNotContain("support", "survey");
    assertThat(measures("Company_432")).contains("support", "survey");
    assertThat(number(account, "Health_Coverage"))
        .isLessThan(number(account("Company_432"), "Health_Coverage"));
  }

  @Test
  void sync_showsNothingThatHappenedAfterTheMoment() {
    for (Standing standing : standings) {
      Object asOf = account(standing.name()).get("Perennial_Health_As_Of__c");
      if (asOf != null) {
        assertThat(Instant.parse(asOf.toString())).as(standing.name()).isBeforeOrEqualTo(THEN);
      }
    }
  }

  private Map<String, Object> account(String name) {
    return systems.salesforce().records().get("Account", standing(name).account()).orElseThrow();
  }

  private Standing standing(String name) {
    return standings.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static BigDecimal number(Map<String, Object> account, String field) {
    return new BigDecimal(String.valueOf(account.get("Perennial_" + field + "__c")));
  }

  private String measures(String name) {
    return perennial
        .store()
        .sql("select measures from score where customer = :customer")
        .param("customer", standing(name).customer())
        .query(String.class)
        .single();
  }

  /** How many subscriptions were live, and how many of them on trial. */
  private String live(String name) {
    return perennial
        .store()
        .sql(
            """
            select count(*) || ' ' || count(trial_ends_at) from subscription
            join customer_link link on link.connection = subscription.connection
              and link.type = 'billing_customer' and link.id = billing_customer_id
            where link.customer = :customer and started_at <= :then
              and (ended_at is null or ended_at > :then)
            """)
        .param("customer", standing(name).customer())
        .param("then", Sql.time(THEN))
        .query(String.class)
        .single();
  }
}
