package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.fields;
import static io.perennial.mapping.MappingFixture.mapped;
import static io.perennial.mapping.MappingFixture.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.path.Cut;
import io.perennial.model.CanonicalType;
import io.perennial.model.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SalesforceMappingTest {

  private final Mapping mapping = shipped("salesforce");

  @Test
  void accounts_becomeAccounts() {
    String account =
        """
        {"attributes": {"type": "Account", "url": "/services/data/v66.0/sobjects/Account/001D000000IRFmaIAH"},
         "Id": "001D000000IRFmaIAH", "Name": " Acme GmbH ", "Website": "https://www.Acme.example/de",
         "Industry": "technolgy", "BillingCountry": "Germany", "BillingStreet": "private",
         "NumberOfEmployees": 1200, "ParentId": null, "OwnerId": "005D000000AbCdEIAV",
         "Owner": {"attributes": {"type": "User"}, "Name": "Jane Doe"},
         "CreatedDate": "2024-02-29T23:30:00.000+0000", "LastActivityDate": "2026-10-31"}
        """;

    assertThat(map("accounts", account))
        .isEqualTo(
            Map.of(
                "name", "Acme GmbH",
                "website", "acme.example",
                "industry", "Technology",
                "region", "Germany",
                "employees", 1200L,
                "ownerId", "005D000000AbCdEIAV",
                "ownerName", "Jane Doe",
                "createdAt", Instant.parse("2024-02-29T23:30:00Z"),
                "lastActivity", LocalDate.of(2026, 10, 31)));
  }

  @Test
  void accounts_surviveAWebsiteThatIsNone() {
    MappingOutcome.Mapped outcome =
        mapped(mapping.apply("crm", "accounts", "1", fields("Name", "Acme", "Website", "n/a")));

    assertThat(outcome.record().values()).containsOnlyKeys("name");
    assertThat(outcome.passedOver()).hasSize(1);
  }

  @Test
  void accounts_leavePeopleOut() {
    assertThat(
            mapping.apply("crm", "accounts", "1", fields("Name", "Jane", "IsPersonAccount", true)))
        .isEqualTo(new MappingOutcome.Ignored("only if IsPersonAccount is none of [true]"));
  }

  @Test
  void opportunities_becomeOpportunities() {
    String opportunity =
        """
        {"Id": "006D000000IRFmaIAH", "AccountId": "001D000000IRFmaIAH", "Owner": {"Name": "Jane Doe"},
         "Type": "Existing Customer - Upgrade", "StageName": "Negotiation/Review", "IsClosed": false,
         "IsWon": false, "Amount": 12500.5, "CurrencyIsoCode": "EUR", "CloseDate": "2026-12-31",
         "CreatedDate": "2026-06-30T08:00:00.000+0000", "NextStep": "private"}
        """;

    assertThat(map("opportunities", opportunity))
        .isEqualTo(
            Map.of(
                "accountId",
                "001D000000IRFmaIAH",
                "ownerName",
                "Jane Doe",
                "orderType",
                "ADD_ON",
                "stage",
                "Negotiation/Review",
                "closed",
                false,
                "won",
                false,
                "amount",
                Money.of(1_250_050, "EUR"),
                "closeDate",
                LocalDate.of(2026, 12, 31),
                "createdAt",
                Instant.parse("2026-06-30T08:00:00Z")));
  }

  @Test
  void opportunities_areOrderedByTheWordsOfTheirType() {
    assertThat(orderType("Existing Customer - Renewal")).isEqualTo("RENEWAL");
    assertThat(orderType("Renewal")).isEqualTo("RENEWAL");
    assertThat(orderType("Existing Customer - Replacement")).isEqualTo("ADD_ON");
    assertThat(orderType("Add-On Business")).isEqualTo("ADD_ON");
    assertThat(orderType("New Customer")).isEqualTo("NEW");
    assertThat(orderType("Partner")).isNull();
    assertThat(orderType(null)).isNull();
  }

  @Test
  void opportunities_needACurrencyFromSomewhere() {
    Map<String, @Nullable Object> deal =
        fields("StageName", "Won", "IsClosed", true, "IsWon", true, "Amount", 10);

    assertThat(mapping.apply("crm", "opportunities", "1", deal))
        .isInstanceOf(MappingOutcome.Refused.class);
    assertThat(
            mapped(
                    mapping
                        .withCurrency(Currency.getInstance("JPY"))
                        .apply("crm", "opportunities", "1", deal))
                .record()
                .values())
        .containsEntry("amount", Money.of(10, "JPY"));
  }

  @Test
  void contacts_loseTheirNameAndAddress() {
    String contact =
        """
        {"Id": "003D000000IRFmaIAH", "AccountId": "001D000000IRFmaIAH", "Email": "Jane.Doe@Acme.example",
         "Name": "Jane Doe", "Title": "VP Operations", "CreatedDate": "2025-01-01T00:00:00.000+0000"}
        """;

    assertThat(map("contacts", contact))
        .isEqualTo(
            Map.of(
                "accountId", "001D000000IRFmaIAH",
                "emailDomain", "acme.example",
                "title", "VP Operations",
                "level", "EXECUTIVE",
                "createdAt", Instant.parse("2025-01-01T00:00:00Z")));
  }

  @Test
  void contacts_areLevelledByTheirTitle() {
    for (String title :
        List.of(
            "CEO",
            "Chief Financial Officer",
            "SVP Sales",
            "Vice-President",
            "Co-Founder",
            "CISO")) {
      assertThat(level(title)).as(title).isEqualTo("EXECUTIVE");
    }
    for (String title : List.of("Head of IT", "Director, Sales", "Account Manager", "Team Lead")) {
      assertThat(level(title)).as(title).isEqualTo("MANAGER");
    }
    for (String title :
        List.of("Engineer", "Assistant to the President", "Cellist", "Co-op student")) {
      assertThat(level(title)).as(title).isEqualTo("USER");
    }
    assertThat(level(null)).isNull();
  }

  @Test
  void tasks_becomeActivitiesOnceTheyAreDone() {
    Map<String, @Nullable Object> call =
        fields(
            "AccountId",
            "001",
            "ActivityDate",
            "2026-10-01",
            "TaskSubtype",
            "Call",
            "Status",
            "Completed");

    assertThat(mapped(mapping.apply("crm", "tasks", "1", call)).record().values())
        .isEqualTo(
            Map.of("accountId", "001", "date", LocalDate.of(2026, 10, 1), "activityType", "CALL"));
    call.put("Status", "Not Started");
    assertThat(mapping.apply("crm", "tasks", "1", call))
        .isEqualTo(new MappingOutcome.Ignored("only if Status is one of [Completed]"));
    call.put("Status", "Completed");
    call.put("ActivityDate", null);
    assertThat(mapping.apply("crm", "tasks", "1", call))
        .isEqualTo(new MappingOutcome.Ignored("only if ActivityDate is present"));
  }

  @Test
  void tasks_knowTheirTypeFromTwoFields() {
    assertThat(activity("tasks", "TaskSubtype", "Task", "Type", "QBR")).isEqualTo("REVIEW");
    assertThat(activity("tasks", "TaskSubtype", "ListEmail")).isEqualTo("EMAIL");
    assertThat(activity("tasks", "TaskSubtype", "Task", "Type", "Meeting")).isEqualTo("MEETING");
    assertThat(activity("tasks", "TaskSubtype", "Task")).isEqualTo("OTHER");
  }

  @Test
  void events_becomeActivities() {
    assertThat(activity("events", "Type", "Business Review", "EventSubtype", "Event"))
        .isEqualTo("REVIEW");
    assertThat(activity("events", "EventSubtype", "Event")).isEqualTo("MEETING");
    assertThat(
            mapped(
                    mapping.apply(
                        "crm",
                        "events",
                        "1",
                        fields(
                            "ActivityDate", null, "EndDateTime", "2026-10-01T23:00:00.000+0000")))
                .record()
                .values())
        .containsEntry("date", LocalDate.of(2026, 10, 1));
  }

  @Test
  void selection_asksAPlainOrganisationForStandardFieldsOnly() {
    assertThat(mapping.selection("opportunities", List.of("Amount", "Type")))
        .containsExactly(
            "AccountId",
            "Amount",
            "CloseDate",
            "CreatedDate",
            "IsClosed",
            "IsWon",
            "Owner.Name",
            "StageName",
            "Type");
    assertThat(mapping.selection("accounts", List.of()))
        .doesNotContain("IsPersonAccount", "CurrencyIsoCode");
    assertThat(mapping.streams())
        .containsExactly("accounts", "contacts", "events", "opportunities", "tasks");
    assertThat(mapping.type("tasks")).isEqualTo(CanonicalType.ACTIVITY);
  }

  /** Maps the record twice: whole, and cut down to what the mapping reads. */
  private Map<String, Object> map(String stream, String json) {
    Map<String, @Nullable Object> record = Json.of(json);
    Map<String, @Nullable Object> cut = Cut.to(mapping.selection(stream)).of(record);
    Map<String, Object> values =
        mapped(mapping.apply("crm", stream, "1", record)).record().values();

    assertThat(mapped(mapping.apply("crm", stream, "1", cut)).record().values()).isEqualTo(values);
    assertThat(cut.toString()).doesNotContain("private");
    return values;
  }

  private @Nullable Object orderType(@Nullable String type) {
    return mapped(
            mapping.apply(
                "crm",
                "opportunities",
                "1",
                fields("StageName", "s", "IsClosed", false, "IsWon", false, "Type", type)))
        .record()
        .values()
        .get("orderType");
  }

  private @Nullable Object level(@Nullable String title) {
    return mapped(mapping.apply("crm", "contacts", "1", fields("Title", title)))
        .record()
        .values()
        .get("level");
  }

  private @Nullable Object activity(String stream, String... more) {
    Map<String, @Nullable Object> record =
        fields("ActivityDate", "2026-10-01", "Status", "Completed");
    record.putAll(fields((Object[]) more));
    return mapped(mapping.apply("crm", stream, "1", record)).record().values().get("activityType");
  }
}
