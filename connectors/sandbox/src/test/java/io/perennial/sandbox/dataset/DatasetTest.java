package io.perennial.sandbox.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.world.Shelf;
import io.perennial.sandbox.world.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {

  private static final String MARK = "\uFEFF";

  @TempDir Path folder;

  @BeforeEach
  void writeRavenstack() throws IOException {
    write(
        "ravenstack_accounts.csv",
        "account_id,account_name,industry,country,signup_date,referral_source,plan_tier,seats,is_trial,churn_flag",
        "A-59f724,Company_1,EdTech,US,16-10-2024,partner,Basic,9,FALSE,FALSE",
        "A-43a9e3,Company_2,FinTech,IN,17-08-2023,other,Basic,18,FALSE,TRUE",
        "A-0a282f,Company_3,DevTools,US,27-08-2024,organic,Basic,1,FALSE,FALSE");
    write(
        "ravenstack_subscriptions.csv",
        "subscription_id,account_id,start_date,end_date,plan_tier,seats,mrr_amount,arr_amount,is_trial,upgrade_flag,downgrade_flag,churn_flag,billing_frequency,auto_renew_flag",
        "S-1,A-59f724,23-12-2023,12-04-2024,Enterprise,14,2786,33432,FALSE,FALSE,FALSE,TRUE,monthly,TRUE",
        "S-2,A-43a9e3,11-06-2024,,Pro,17,833,9996,FALSE,FALSE,FALSE,FALSE,annual,TRUE",
        "S-3,A-0a282f,25-11-2024,,Enterprise,62,0,0,TRUE,TRUE,FALSE,FALSE,annual,FALSE",
        "S-4,A-0a282f,25-11-2024,,Pro,3,100,1200,FALSE,FALSE,FALSE,FALSE,monthly,FALSE");
    write(
        "ravenstack_supports_ticket.csv",
        "ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,first_response_time_minutes,satisfaction_score,escalation_flag",
        "T-1,A-59f724,27-07-2023,28-07-2023 03:00,27,medium,74,4,FALSE",
        "T-2,A-43a9e3,08-07-2024,,27,urgent,144,,FALSE");
    write(
        "ravenstack_churn_events.csv",
        "churn_event_id,account_id,churn_date,reason_code,refund_amount_usd,preceding_upgrade_flag,preceding_downgrade_flag,is_reactivation,feedback_text",
        "C-1,A-43a9e3,27-10-2024,pricing,4.03,FALSE,FALSE,FALSE,switched to competitor",
        "C-2,A-43a9e3,25-06-2024,support,96.45,TRUE,FALSE,FALSE,");
  }

  @Test
  void accounts_keepNameIndustryAndTheLastDeparture() {
    Map<String, Object> churned = Dataset.load(folder).shelf("Account").record(1);

    assertThat(churned)
        .containsEntry("Name", "Company_2")
        .containsEntry("Industry", "FinTech")
        .containsEntry("CreatedDate", Instant.parse("2023-08-17T00:00:00Z"))
        .containsEntry(DemoFields.CHURN_DATE, LocalDate.parse("2024-10-27"))
        .containsEntry(DemoFields.CHURN_REASON, "pricing");
  }

  @Test
  void namedAndChurnedAccounts_areNamedByTheOtherSystems() {
    World world = Dataset.load(folder);
    String first = world.shelf("Account").id(0);

    assertThat(world.shelf("organizations").record(0))
        .containsEntry("external_id", first.substring(0, 15));
    assertThat(world.shelf("customers").record(1))
        .containsEntry("metadata", Map.of("salesforce_account_id", world.shelf("Account").id(1)));
  }

  @Test
  void subscriptions_bringTheExactArr() {
    Shelf subscriptions = Dataset.load(folder).shelf("subscriptions");

    assertThat(yearly(subscriptions.record(0), 12)).isEqualTo(3_343_200);
    assertThat(yearly(subscriptions.record(1), 1)).isEqualTo(999_600);
    assertThat(yearly(subscriptions.record(2), 1)).isZero();
    assertThat(yearly(subscriptions.record(3), 12)).isEqualTo(120_000);
    assertThat((Object) item(subscriptions.record(1)).get("quantity")).isEqualTo(17);
    // 100 dollars cannot be divided among 3 seats
    assertThat((Object) item(subscriptions.record(3)).get("quantity")).isEqualTo(1);
  }

  @Test
  void subscriptions_endAndTry() {
    Shelf subscriptions = Dataset.load(folder).shelf("subscriptions");

    assertThat(subscriptions.record(0))
        .containsEntry("status", "canceled")
        .containsEntry("ended_at", Instant.parse("2024-04-12T00:00:00Z"));
    assertThat(subscriptions.record(2))
        .containsEntry("status", "trialing")
        .containsKey("trial_end");
  }

  @Test
  void tickets_areTranslated() {
    Shelf tickets = Dataset.load(folder).shelf("tickets");

    assertThat(tickets.record(0))
        .containsEntry("priority", "normal")
        .containsEntry("status", "closed")
        .containsEntry(
            "custom_fields", Map.of(String.valueOf(DemoFields.RATING), new BigDecimal("4")));
    assertThat(tickets.record(1)).containsEntry("status", "open");
    assertThat(tickets.modifiedAt(0))
        .isEqualTo(Instant.parse("2023-07-28T03:00:00Z").toEpochMilli());
  }

  @Test
  void wrongDate_isNamedByFileLineColumnAndMend() throws IOException {
    write(
        "ravenstack_churn_events.csv",
        "churn_event_id,account_id,churn_date,reason_code",
        "C-1,A-43a9e3,27-10-2024,pricing",
        "C-2,A-43a9e3,2024-06-25,support");

    assertThatThrownBy(() -> Dataset.load(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "ravenstack_churn_events.csv, line 3, column churn_date: '2024-06-25' is no date;"
                + " write 30-06-2026 or 30-06-2026 12:00");
  }

  @Test
  void repeatedKey_isRefused() throws IOException {
    write(
        "ravenstack_churn_events.csv",
        "churn_event_id,account_id,churn_date",
        "C-1,A-43a9e3,27-10-2024",
        "C-1,A-43a9e3,28-10-2024");

    assertThatThrownBy(() -> Dataset.load(folder))
        .hasMessageContaining("line 3")
        .hasMessageContaining("twice");
  }

  @Test
  void unknownAccount_isRefused() throws IOException {
    write(
        "ravenstack_supports_ticket.csv",
        "ticket_id,account_id,submitted_at,closed_at,priority",
        "T-1,A-nobody,27-07-2023,,low");

    assertThatThrownBy(() -> Dataset.load(folder)).hasMessageContaining("add the account");
  }

  @Test
  void emptyFolder_isRefused() {
    assertThatThrownBy(() -> Dataset.load(folder.resolve("elsewhere")))
        .hasMessageContaining("name the folder");
  }

  @Test
  void identities_areSharedOutByTheAccountsId() {
    int explicit = 0;
    int none = 0;
    for (int i = 0; i < 2000; i++) {
      Known.Identity identity = Known.Identity.of("A-%06x".formatted(i * 7919));
      explicit += identity == Known.Identity.EXPLICIT ? 1 : 0;
      none += identity == Known.Identity.NONE ? 1 : 0;
    }

    assertThat(explicit).isBetween(1120, 1280);
    assertThat(none).isBetween(60, 140);
  }

  @Test
  void handwrittenSet_isLoaded() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(
        own.resolve("accounts.csv"),
        "id,name,currency,created,identity\na1,Acme,JPY,2026-01-01,domain\n");
    Files.writeString(
        own.resolve("subscriptions.csv"),
        "id,account_id,start,seats,unit_amount,currency,interval\ns1,a1,2026-01-01,2,5000,JPY,year\n");
    Files.writeString(
        own.resolve("invoices.csv"),
        """
        id,account_id,subscription_id,issued,due,total,currency
        i1,a1,s1,2026-01-01,2026-01-31,10000,JPY
        """);
    Files.writeString(
        own.resolve("opportunities.csv"),
        """
        id,account_id,type,stage,amount,currency,created,close,contract_end
        o1,a1,New Customer,Closed Won,10000,JPY,2025-12-01,2025-12-20,2026-12-31
        """);
    Files.writeString(
        own.resolve("contacts.csv"), "id,account_id,title,created\nc1,a1,CFO,2026-01-01\n");

    World world = Dataset.load(own);

    assertThat(world.shelf("Account").record(0)).containsEntry("Website", "company-1.example");
    assertThat(world.shelf("invoices").record(0))
        .containsEntry("total", 10_000L)
        .containsEntry("subscription", "sub_s1")
        .containsEntry("status", "open");
    assertThat((Object) item(world.shelf("subscriptions").record(0)).get("quantity")).isEqualTo(2);
    assertThat(world.shelf("Opportunity").record(0))
        .containsEntry(DemoFields.CONTRACT_END, LocalDate.parse("2026-12-31"));
    assertThat(world.shelf("Contact").size()).isEqualTo(1);
  }

  private void write(String file, String... lines) throws IOException {
    Files.writeString(folder.resolve(file), MARK + String.join("\r\n", lines) + "\r\n");
  }

  private static Map<?, ?> item(Map<String, Object> subscription) {
    return (Map<?, ?>) ((List<?>) subscription.getOrDefault("items", List.of())).get(0);
  }

  private static long yearly(Map<String, Object> subscription, int periods) {
    Map<?, ?> item = item(subscription);
    return item.get("price") instanceof Map<?, ?> price
            && price.get("unit_amount") instanceof Long unit
            && item.get("quantity") instanceof Integer quantity
        ? unit * quantity * periods
        : -1;
  }
}
