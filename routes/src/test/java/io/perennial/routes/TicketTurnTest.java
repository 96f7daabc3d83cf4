package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.routes.plan.Plan;
import io.perennial.routes.plan.PlanReader;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What agents see, and how rarely their tickets are touched. */
class TicketTurnTest extends TicketTestCase {

  @Test
  void sync_writesRenewalContextOntoOrganizationAndTicket() {
    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.connection("zendesk").written())
        .containsEntry("organization", new Written(1, 1, 0, 0))
        .containsEntry("ticket", new Written(1, 1, 0, 0));
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo("perennial_renewal_flag_due");
    assertThat(ofTicket(ticket, "renewal_date")).isEqualTo("2026-07-31");
    assertThat(ofTicket(ticket, "context")).asString().startsWith("Renewal on 31 Jul 2026.");
    assertThat(ofOrganization("renewal_flag")).isEqualTo("perennial_organization_renewal_flag_due");
    assertThat(ofOrganization("arr_band")).isEqualTo("perennial_organization_arr_band_10k_to_100k");
    assertThat(ofOrganization("overdue")).as("billing does not know Acme").isEqualTo("");
  }

  @Test
  void sync_waitsForAJobWhoseAnswerWasLostBeforeItSendsAgain() {
    systems
        .zendesk()
        .faults()
        .next(Call.to("PUT", "/organizations/update_many"), Fault.lostAnswer());

    Report report = perennial.sync();

    assertThat(report.connection("zendesk").written())
        .containsEntry("organization", new Written(1, 1, 0, 0));
    assertThat(systems.zendesk().writes().needless()).isEmpty();
    assertThat(ofOrganization("renewal_date")).isEqualTo("2026-07-31");
  }

  @Test
  void sync_touchesNoTicketThatIsSolvedAndKeepsWhatItKnew() {
    perennial.sync();
    Object known = ofTicket(ticket, "renewal_flag");
    systems.zendesk().people().solve(ticket);
    clock.set(Instant.parse("2026-07-15T08:00:00Z"));

    Report report = perennial.sync();

    assertThat(report.connection("zendesk").written()).containsOnlyKeys("organization");
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo(known);
  }

  @Test
  void sync_neverTouchesATicketForWordingAlone() {
    perennial.sync();
    systems.zendesk().writes().reset();
    clock.set(Instant.parse("2026-06-04T08:00:00Z"));
    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-07-30"));
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.connection("zendesk").written()).containsOnlyKeys("organization");
    assertThat(ofOrganization("renewal_date")).isEqualTo("2026-07-30");
    assertThat(ofTicket(ticket, "renewal_date")).isEqualTo("2026-07-31");
  }

  @Test
  void sync_waitsADayBetweenTouchesOfATicketUnlessItIsUrgent() {
    clock.set(Instant.parse("2026-06-01T20:00:00Z")); // tomorrow the flag turns DUE
    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-08-01"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo("perennial_renewal_flag_upcoming");

    clock.set(Instant.parse("2026-06-02T08:00:00Z"));
    perennial.sync();
    assertThat(ofTicket(ticket, "renewal_flag"))
        .as("twelve hours later")
        .isEqualTo("perennial_renewal_flag_upcoming");

    clock.set(Instant.parse("2026-06-02T20:09:59Z"));
    perennial.sync();
    assertThat(ofTicket(ticket, "renewal_flag"))
        .as("one second before a day has passed")
        .isEqualTo("perennial_renewal_flag_upcoming");
    clock.advance(Duration.ofSeconds(1));
    perennial.sync();
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo("perennial_renewal_flag_due");

    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-06-20"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(ofTicket(ticket, "renewal_flag"))
        .as("urgent: nobody waits")
        .isEqualTo("perennial_renewal_flag_urgent");
  }

  @Test
  void sync_writesOntoANewTicketOnly() {
    perennial.sync();
    systems.zendesk().writes().reset();
    clock.advance(Duration.ofHours(1));
    String another = systems.zendesk().people().openTicket(requester, "And how to", "normal");
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.connection("zendesk").written())
        .containsEntry("ticket", new Written(1, 1, 0, 0));
    assertThat(systems.zendesk().writes().all())
        .extracting(RecordWrite::id)
        .contains(another)
        .doesNotContain(ticket);
    assertThat(ofTicket(another, "renewal_flag")).isEqualTo("perennial_renewal_flag_due");
  }

  @Test
  void sync_changesExactlyWhatOneTicketChangesAndWhatPlanHasShown() {
    String other = systems.create("Account", Map.of("Name", "Bolt", "Website", "bolt.example"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofHours(1));
    String urgent = systems.zendesk().people().openTicket(requester, "It burns", "urgent");
    clock.advance(Duration.ofMinutes(10));
    systems.salesforce().writes().reset();

    perennial.plan();
    Plan plan = perennial.bean(PlanReader.class).read(100, clock.instant());
    assertThat(systems.salesforce().writes().all()).as("plan writes nothing").isEmpty();
    perennial.sync();

    Map<String, Set<String>> planned = new TreeMap<>();
    plan.targets().stream()
        .filter(target -> target.target().equals("salesforce/Account"))
        .flatMap(target -> target.changes().stream())
        .forEach(change -> planned.put(change.id(), change.after().keySet()));
    Map<String, Set<String>> written = new TreeMap<>();
    for (RecordWrite write : systems.salesforce().writes().all()) {
      Set<String> fields = written.computeIfAbsent(write.id(), id -> new TreeSet<>());
      write.fields().forEach(change -> fields.add(change.field()));
    }
    assertThat(planned).isEqualTo(written).containsOnlyKeys(account).doesNotContainKey(other);
    assertThat(written.get(account))
        .contains(
            "Perennial_Open_Critical_Tickets__c",
            "Perennial_Oldest_Critical_Ticket_Since__c",
            "Perennial_Tickets_30d__c",
            "Perennial_Health_As_Of__c")
        .doesNotContain(
            "Perennial_ARR__c",
            "Perennial_Renewal_Date__c",
            "Perennial_Renewal_Flag__c",
            "Perennial_Touch_Model__c",
            "Perennial_Latest_CSAT__c");
    assertThat(ofTicket(urgent, "renewal_flag")).isEqualTo("perennial_renewal_flag_due");
  }

  @Test
  void sync_emptiesWhatBelongsToNobodyAnyMore() {
    perennial.sync();
    assertThat(ofOrganization("renewal_date")).isEqualTo("2026-07-31");
    systems.zendesk().people().updateOrganization(organization, Map.of("external_id", ""));
    systems.zendesk().people().updateOrganization(organization, Map.of("name", "Zzyx"));
    clock.advance(Duration.ofMinutes(10));

    perennial.sync();

    assertThat(ofOrganization("renewal_date")).isEqualTo("");
    assertThat(ofOrganization("health_band")).isEqualTo("");
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo("");
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().connection("zendesk").written()).isEmpty();
  }

  @Test
  void sync_emptiesASolvedTicketThatGoesOverToAnotherCustomer() {
    String other = systems.create("Account", Map.of("Name", "Bolt", "Website", "bolt.example"));
    perennial.sync();
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo("perennial_renewal_flag_due");
    systems.zendesk().people().solve(ticket);
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    systems.zendesk().people().updateOrganization(organization, Map.of("external_id", other));
    clock.advance(Duration.ofMinutes(10));

    perennial.sync();

    assertThat(ofTicket(ticket, "renewal_flag")).as("what was told is about Acme").isEqualTo("");
    assertThat(ofTicket(ticket, "context")).isEqualTo("");
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().connection("zendesk").written()).doesNotContainKey("ticket");
  }

  @Test
  void sync_emptiesWhatACustomerLeftBehind() {
    perennial.sync();
    systems.salesforce().records().delete(systems.salesforce().person(), "Account", account);
    clock.advance(Duration.ofMinutes(10));

    perennial.sync();

    assertThat(ofOrganization("renewal_date")).isEqualTo("");
    assertThat(ofTicket(ticket, "renewal_flag")).isEqualTo("");
  }
}
