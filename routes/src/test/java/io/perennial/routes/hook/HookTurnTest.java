package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.connector.ConnectionName;
import io.perennial.hook.DueRecords;
import io.perennial.install.Installing;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.sandbox.stripe.Webhook;
import io.perennial.sandbox.stripe.account.Endpoint;
import io.perennial.sandbox.world.World;
import io.perennial.sql.Sql;
import io.perennial.store.Connections;
import io.perennial.store.Connections.Pause;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.TestPorts;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Run;
import io.perennial.work.Runs.Status;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a turn does about events: read by key, score and write whom they touch, and nobody else. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class HookTurnTest {

  /** 60 days before the renewal: the flag is DUE. */
  private static final Instant MORNING = Instant.parse("2026-06-01T08:00:00Z");

  private static final ConnectionName ZENDESK = new ConnectionName("zendesk");

  private final SettableClock clock = new SettableClock(MORNING);
  private final int port = TestPorts.free();
  private ThreeSystems systems;
  private TestApplication perennial;
  private String account;
  private String requester;

  @BeforeEach
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  void start() {
    systems = ThreeSystems.start(World.empty(), clock, 32);
    Map<String, String> settings = new TreeMap<>(systems.settings());
    settings.put("perennial.hooks.port", String.valueOf(port));
    settings.put("perennial.hooks.url", "http://127.0.0.1:" + port);
    perennial = TestApplication.on(TestDatabase.create(), clock).settings(settings).hooks().start();
    account = customer("Acme");
    customer("Bolt");
    customer("Circa");
    requester =
        systems
            .zendesk()
            .people()
            .createUser(
                "A. Sample",
                "a@acme.example",
                systems
                    .zendesk()
                    .people()
                    .createOrganization("Acme", Map.of("external_id", account)));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    perennial.bean(Installing.class).install(Set.of());
    forget();
  }

  private String customer(String name) {
    String id = systems.create("Account", Map.of("Name", name));
    systems.create(
        "Opportunity",
        Map.of(
            "Name", "First contract",
            "AccountId", id,
            "StageName", "Closed Won",
            "Type", "New Business",
            "CloseDate", "2025-07-20",
            "Contract_Start__c", "2025-08-01",
            "Contract_End__c", "2026-07-31",
            "Amount", 12000));
    return id;
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private void forget() {
    systems.zendesk().writes().reset();
    systems.salesforce().writes().reset();
    systems.zendesk().journal().reset();
    systems.salesforce().journal().reset();
  }

  private Report hooks() {
    return perennial.take(TurnRequest.ofHooks());
  }

  private String openTicket(String priority) {
    String ticket = systems.zendesk().people().openTicket(requester, "How to", priority);
    awaitDue(1);
    return ticket;
  }

  private int due() {
    return perennial.store().sql("select count(*) from hook_due").query(Integer.class).single();
  }

  private void awaitDue(int records) {
    await().atMost(Duration.ofSeconds(10)).until(() -> due() == records);
  }

  private List<String> cursors() {
    return perennial
        .store()
        .sql("select connection || stream || part || value from cursor order by 1")
        .query(String.class)
        .list();
  }

  private int count(String table) {
    return perennial.store().sql("select count(*) from " + table).query(Integer.class).single();
  }

  private List<Run> runs() {
    return perennial.bean(Runs.class).last(100);
  }

  @Test
  void newTicket_hasItsRenewalContextAndNobodyElseIsScored() {
    List<String> cursors = cursors();
    String ticket = openTicket("urgent");

    Report report = hooks();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.scored()).as("of three customers").isEqualTo(1);
    assertThat(report.connection("zendesk").read()).isEqualTo(Map.of("tickets", 1));
    assertThat(systems.ticketValue(ticket, "perennial_renewal_flag"))
        .contains("perennial_renewal_flag_due");
    assertThat(systems.salesforce().writes().all())
        .extracting(RecordWrite::id)
        .contains(account)
        .allMatch(id -> id.equals(account) || id.startsWith("006"));
    assertThat(due()).isZero();
    assertThat(cursors()).as("no cursor moves").isEqualTo(cursors);
    assertThat(systems.zendesk().journal().calls("GET /api/v2/incremental/tickets/cursor"))
        .isZero();
    assertThat(systems.salesforce().journal().byKind().keySet())
        .as("nobody is asked who it is")
        .allMatch(kind -> kind.startsWith("PATCH") || kind.startsWith("POST"));
  }

  @Test
  void ourOwnWrites_confirmWithTheNextCompleteTurn() {
    openTicket("urgent");
    hooks();
    forget();
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.scored()).isZero();
    assertThat(systems.zendesk().writes().all()).isEmpty();
    assertThat(systems.salesforce().writes().all()).isEmpty();
  }

  @Test
  void twoEventsAboutOneCustomer_makeOneWrite() {
    String ticket = openTicket("normal");
    String another = systems.zendesk().people().openTicket(requester, "And how", "urgent");
    awaitDue(2);
    systems.zendesk().people().setPriority(ticket, "urgent");
    await().atMost(Duration.ofSeconds(10)).until(() -> count("hook_event") == 3);
    systems.zendesk().writes().reset();

    Report report = hooks();

    assertThat(report.scored()).isEqualTo(1);
    assertThat(systems.salesforce().writes().matching(write -> write.id().equals(account)))
        .hasSize(1);
    assertThat(systems.zendesk().writes().matching(write -> write.id().equals(ticket))).hasSize(1);
    assertThat(systems.zendesk().writes().matching(write -> write.id().equals(another))).hasSize(1);
    assertThat(systems.zendesk().journal().calls("GET /api/v2/tickets/show_many")).isEqualTo(1);
  }

  @Test
  void recordThatWasReadAlready_makesNoVersionAndNoWrite() {
    String ticket = openTicket("urgent");
    hooks();
    systems.zendesk().people().setPriority(ticket, "low");
    awaitDue(1);
    clock.advance(Duration.ofMinutes(4));
    perennial.sync();
    int versions = count("source_version");
    int scores = count("score");
    forget();
    assertThat(due()).isEqualTo(1);

    Report report = hooks();

    assertThat(due()).isZero();
    assertThat(report.connection("zendesk").read()).isEqualTo(Map.of("tickets", 1));
    assertThat(report.scored()).isZero();
    assertThat(count("source_version")).isEqualTo(versions);
    assertThat(count("score")).isEqualTo(scores);
    assertThat(systems.zendesk().writes().all()).isEmpty();
    assertThat(systems.salesforce().writes().all()).isEmpty();
  }

  @Test
  void whatACompleteTurnHasBroughtMeanwhile_isNotReadOnceMore() {
    openTicket("urgent");
    clock.advance(DueRecords.LAG);
    perennial.sync();
    forget();
    hooks();
    assertThat(systems.zendesk().journal().calls()).as("it may have come too late").isPositive();

    systems.stripe().customers().create(Map.of("name", "Acme"));
    awaitDue(1);
    clock.advance(DueRecords.LAG.plusSeconds(1));
    perennial.sync();
    long before = systems.stripe().journal().calls();
    hooks();
    assertThat(due()).isZero();
    assertThat(systems.stripe().journal().calls()).isEqualTo(before);
  }

  @Test
  void changeThatIsTakenBack_isFollowedBothTimes() {
    String ticket = openTicket("urgent");
    hooks();
    for (String priority : List.of("low", "urgent", "low")) {
      clock.advance(Duration.ofSeconds(3).plusNanos(600)); // the store would round it up
      forget();
      systems.zendesk().people().setPriority(ticket, priority);
      awaitDue(1);

      assertThat(hooks().scored()).as(priority).isEqualTo(1);

      assertThat(systems.salesforce().writes().matching(write -> write.id().equals(account)))
          .as(priority)
          .isNotEmpty();
    }
  }

  @Test
  void lostEvent_costsTimeAndNothingElse() {
    systems.zendesk().webhooks().deliveries().lose(1);
    String ticket = systems.zendesk().people().openTicket(requester, "How to", "urgent");
    clock.advance(Duration.ofMinutes(10));

    assertThat(hooks().scored()).isZero();
    assertThat(systems.ticketValue(ticket, "perennial_renewal_flag")).isEmpty();
    perennial.sync();

    assertThat(systems.ticketValue(ticket, "perennial_renewal_flag"))
        .contains("perennial_renewal_flag_due");
  }

  @Test
  void eventsOutOfOrder_leaveThePresentState() {
    String customer =
        systems
            .stripe()
            .customers()
            .create(Map.of("name", "Acme", "metadata", Map.of("salesforce_account_id", account)));
    awaitDue(1);
    systems.stripe().customers().update(customer, Map.of("name", "one"));
    systems.stripe().customers().update(customer, Map.of("name", "two"));
    await().atMost(Duration.ofSeconds(10)).until(() -> count("hook_event") == 3);
    List<String> ids = systems.stripe().events().ids();
    hooks();
    Endpoint endpoint = systems.stripe().endpoints().all().get(0);
    Webhook webhook =
        systems
            .stripe()
            .webhook(
                URI.create("http://127.0.0.1:%d/hooks/stripe".formatted(port)), endpoint.secret());

    assertThat(webhook.deliver(ids.get(2), ids.get(0), ids.get(1), ids.get(0))).containsOnly(200);
    assertThat(due()).as("all are known").isZero();
    hooks();

    assertThat(
            perennial
                .store()
                .sql("select name from billing_customer where id = :id")
                .param("id", customer)
                .query(String.class)
                .single())
        .isEqualTo("two");
  }

  @Test
  void recordThatIsGone_countsAsDeleted() {
    String ticket = openTicket("urgent");
    hooks();
    systems.zendesk().people().deleteTicket(ticket);
    awaitDue(1);
    forget();

    Report report = hooks();

    assertThat(report.connection("zendesk").deleted()).isEqualTo(1);
    assertThat(report.scored()).isEqualTo(1);
    assertThat(systems.salesforce().writes().matching(write -> write.id().equals(account)))
        .isNotEmpty();
  }

  @Test
  void failedReading_isPutOffAndOthersGoOn() {
    openTicket("urgent");
    systems.stripe().customers().create(Map.of("name", "Acme"));
    awaitDue(2);
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(500, "text/html", "down"));

    Report report = hooks();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.problems()).extracting("connection").containsOnly("zendesk");
    assertThat(report.connection("stripe").read()).isEqualTo(Map.of("customers", 1));
    assertThat(due()).isEqualTo(1);
    assertThat(perennial.bean(DueRecords.class).waiting(Set.of(ZENDESK), clock.instant()))
        .isEmpty();
    systems.zendesk().faults().clear();
    clock.advance(Duration.ofSeconds(2));
    assertThat(hooks().connection("zendesk").read()).isEqualTo(Map.of("tickets", 1));
    assertThat(due()).isZero();
  }

  @Test
  void systemThatIsDown_isAskedOnceATurnHoweverMuchIsDue() {
    openTicket("urgent");
    perennial
        .store()
        .sql(
            """
            insert into hook_due (connection, stream, id, since, told_at, due_at, mark)
            select 'zendesk', 'tickets', number, :now, :now, :now, 0
            from generate_series(1, 1000) as number
            """)
        .param("now", Sql.time(clock.instant()))
        .update();
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(503, "text/html", "down"));

    hooks();

    assertThat(systems.zendesk().journal().calls("GET /api/v2/tickets/show_many"))
        .as("one portion, and its retries")
        .isLessThanOrEqualTo(5);
    assertThat(perennial.bean(DueRecords.class).waiting(Set.of(ZENDESK), clock.instant()))
        .isEmpty();
    assertThat(due()).isEqualTo(1001);
  }

  @Test
  void recordThatCannotBeRead_isLeftToTheNextCompleteTurn() {
    openTicket("urgent");
    systems
        .zendesk()
        .faults()
        .always(Call.to("GET", "/show_many"), Fault.answer(500, "text/html", "down"));

    for (int i = 0; i < 8; i++) {
      assertThat(due()).isEqualTo(1);
      clock.advance(Duration.ofMinutes(5));
      hooks();
    }

    assertThat(due()).isZero();
  }

  @Test
  void pausedConnection_keepsWhatItWasTold() {
    openTicket("urgent");
    perennial
        .bean(Connections.class)
        .pause(ZENDESK, new Pause("the client was deleted", "make another"), clock.instant());

    Report report = hooks();

    assertThat(report.scored()).isZero();
    assertThat(due()).isEqualTo(1);
    assertThat(systems.zendesk().journal().calls()).isZero();
  }

  @Test
  void turnWithoutAnything_leavesNoRun() {
    int before = runs().size();
    hooks();
    assertThat(runs()).hasSize(before);

    openTicket("urgent");
    hooks();

    assertThat(runs()).hasSize(before + 1);
    assertThat(runs().get(0).verb()).isEqualTo("hooks");
  }

  @Test
  void eventDuringTheReading_isNotTakenForDone() {
    String ticket = openTicket("urgent");
    systems
        .zendesk()
        .faults()
        .next(
            Call.to("GET", "/show_many"),
            Fault.after(
                () -> {
                  systems.zendesk().people().setPriority(ticket, "low");
                  await().atMost(Duration.ofSeconds(10)).until(() -> count("hook_event") == 2);
                }));

    hooks();

    assertThat(
            perennial
                .store()
                .sql("select priority from ticket where id = :id")
                .param("id", ticket)
                .query(String.class)
                .single())
        .isEqualTo("LOW");
    assertThat(due()).isZero();
    assertThat(systems.zendesk().journal().calls("GET /api/v2/tickets/show_many")).isEqualTo(2);
  }
}
