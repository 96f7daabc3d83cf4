package io.perennial.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.cli.terminal.JourneyTable;
import io.perennial.console.Company;
import io.perennial.journey.Journey.Trail;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is parked of a customer with many records, and what only our writes know. */
class ParkedJourneyTest {

  private static final int TICKETS = 200;
  private static final String TASK = "A1-RENEWAL_URGENT-2026-06-01";

  private static final Company COMPANY = Company.open();

  /** Of 200 tickets the last is refused; so are all sixty of another customer; and a task. */
  @BeforeAll
  static void fill() {
    COMPANY.everywhere("A1", "Acme", "acme.example").everywhere("A2", "Bolt", "bolt.example");
    COMPANY.account("A3", "Circa");
    for (int i = 0; i < TICKETS; i++) {
      COMPANY.ticket("A1", "7" + (100 + i), "2026-06-01", "high", "open");
    }
    for (int i = 0; i < 60; i++) {
      COMPANY.ticket("A2", "8" + (100 + i), "2026-06-01", "high", "open");
    }
    COMPANY.turn();
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, pending)
        select 'desk', 'tickets', ticket.id, link.customer, '{"perennial_context": "Call"}', true
        from ticket join customer_link link on link.connection = ticket.connection
          and link.type = 'organization' and link.id = ticket.organization_id
        """);
    park("desk", "tickets", "7299");
    for (int i = 0; i < 60; i++) {
      park("desk", "tickets", "8" + (100 + i));
    }
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, pending, flag)
        select 'crm', 'Task', key, customer.id, '{"Subject": "Call"}', true, 'RENEWAL_URGENT'
        from customer
        join (values ('Circa', 'A3-RENEWAL_URGENT-2026-06-01'), ('Acme', '%s'))
          as task (name, key) using (name)
        """
            .formatted(TASK));
    park("crm", "Task", "A3-RENEWAL_URGENT-2026-06-01");
    park("crm", "Quote", "Q1");
  }

  private static void park(String connection, String object, String id) {
    sql(
        """
        insert into parked values ('%s', '%s', '%s', 'WRITE', 'REFUSED', 'no', 'c', 'mend it', null,
          now(), now())
        """
            .formatted(connection, object, id));
  }

  private static void sql(String sql) {
    COMPANY.perennial().store().sql(sql).update();
  }

  @AfterAll
  static void stop() {
    COMPANY.close();
  }

  private static JourneyReader reader() {
    return COMPANY.perennial().bean(JourneyReader.class);
  }

  @Test
  void refusedTicketOfMany_standsFirst() {
    Journey journey = reader().read("Acme");

    assertThat(journey.records()).hasSize(JourneyReader.MOST);
    assertThat(journey.records().get(0).id()).isEqualTo("7299");
    assertThat(journey.records().get(1).stream()).isEqualTo("accounts");
    assertThat(journey.parked()).isEqualTo(1);
    assertThat(journey.more()).isEqualTo(TICKETS + 4 - JourneyReader.MOST);
    assertThat(reader().of(COMPANY.id("Acme")).records()).isEqualTo(journey.records());
    assertThat(COMPANY.text("/customers/" + COMPANY.id("Acme")))
        .contains("desk/tickets 7299 parked", "154 more records: ask for one by its key");
  }

  @Test
  void moreThanAreListed_areCounted() {
    Journey journey = reader().read("bolt");

    assertThat(journey.records()).hasSize(JourneyReader.MOST).allMatch(Trail::parked);
    assertThat(journey.parked()).isEqualTo(60);
    StringWriter shown = new StringWriter();
    new JourneyTable(new PrintWriter(shown, true)).print(journey);
    assertThat(shown.toString())
        .contains("… and 13 more records, 10 of them parked (perennial parked lists them): ask");
    assertThat(COMPANY.text("/customers/" + COMPANY.id("Bolt")))
        .contains("13 more records, 10 of them parked: ask");
  }

  @Test
  void parkedTask_isInItsCustomersJourneyAndKnownByItsKey() {
    Journey journey = reader().read("Circa");

    assertThat(journey.parked()).isEqualTo(1);
    Trail task = journey.records().get(0);
    assertThat(task.stream()).isEqualTo("Task");
    assertThat(task.customer()).isEqualTo(COMPANY.id("Circa"));
    assertThat(task.steps())
        .extracting(step -> step.stage() + " " + step.state() + " " + step.text())
        .containsExactly(
            "MATCHED MATCHED Circa (customer %d), a task for RENEWAL_URGENT"
                .formatted(COMPANY.id("Circa")),
            "WRITTEN PARKED REFUSED: no; differs: the next sync writes it");
    assertThat(reader().read("A3-RENEWAL_URGENT-2026-06-01").records()).isEqualTo(List.of(task));
  }

  @Test
  void taskThatWaits_isKnownByItsKey() {
    Journey journey = reader().read(TASK);

    assertThat(journey.parked()).isZero();
    assertThat(journey.records())
        .singleElement()
        .satisfies(
            task ->
                assertThat(task.steps()).extracting("state").containsExactly("MATCHED", "PENDING"));
  }

  @Test
  void everyKeyThatParkedPrints_isKnown() {
    List<String> keys =
        COMPANY.perennial().store().sql("select id from parked").query(String.class).list();

    for (String key : keys) {
      Journey journey = reader().read(key);

      assertThat(journey.records()).as(key).hasSize(1);
      assertThat(journey.parked()).as(key).isEqualTo(1);
    }
  }
}
