package io.perennial.mapping;

import static io.perennial.mapping.MappingFixture.fields;
import static io.perennial.mapping.MappingFixture.mapped;
import static io.perennial.mapping.MappingFixture.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.path.Cut;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ZendeskMappingTest {

  private final Mapping mapping = shipped("zendesk");

  @Test
  void organizations_becomeOrganizations() {
    String organization =
        """
        {"url": "https://acme.zendesk.com/api/v2/organizations/360001.json", "id": 360001,
         "name": "Acme", "external_id": "001D000000IRFmaIAH", "domain_names": ["Acme.example", "acme.de"],
         "details": "private", "notes": "private", "created_at": "2024-01-15T09:00:00Z",
         "updated_at": "2026-10-01T00:00:00Z", "organization_fields": {"plan": "gold"}}
        """;

    assertThat(map("organizations", organization))
        .isEqualTo(
            Map.of(
                "name",
                "Acme",
                "externalId",
                "001D000000IRFmaIAH",
                "domains",
                List.of("acme.example", "acme.de"),
                "createdAt",
                Instant.parse("2024-01-15T09:00:00Z")));
  }

  @Test
  void tickets_becomeTicketsWithoutAWordOfTheirText() {
    String ticket =
        """
        {"id": 4711, "subject": "private", "description": "private", "raw_subject": "private",
         "created_at": "2026-10-01T08:00:00Z", "updated_at": "2026-10-03T08:00:00Z", "type": "incident",
         "priority": "urgent", "status": "solved", "organization_id": 360001, "requester_id": 77,
         "via": {"channel": "Email", "source": {"from": {"address": "private@acme.example"}}},
         "custom_fields": [{"id": 360001234567, "value": "private"}],
         "satisfaction_rating": {"id": 9, "score": "good", "comment": "private",
                                 "created_at": "2026-10-02T10:00:00Z", "updated_at": "2026-10-02T11:00:00Z"},
         "metric_set": {"reopens": 1, "replies": 3, "solved_at": "2026-10-02T09:30:00Z",
                        "reply_time_in_minutes": {"calendar": 42, "business": 12}},
         "requester": {"id": 77, "name": "private", "email": "Jane@Acme.example", "organization_id": 360002}}
        """;

    assertThat(map("tickets", ticket))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("organizationId", "360001"),
                Map.entry("requesterOrganizationId", "360002"),
                Map.entry("requesterDomain", "acme.example"),
                Map.entry("openedAt", Instant.parse("2026-10-01T08:00:00Z")),
                Map.entry("priority", "URGENT"),
                Map.entry("status", "SOLVED"),
                Map.entry("kind", "INCIDENT"),
                Map.entry("channel", "email"),
                Map.entry("firstReplyMinutes", 42L),
                Map.entry("reopens", 1L),
                Map.entry("solvedAt", Instant.parse("2026-10-02T09:30:00Z")),
                Map.entry("satisfaction", "GOOD"),
                Map.entry("surveyedAt", Instant.parse("2026-10-02T10:00:00Z")),
                Map.entry("ratedAt", Instant.parse("2026-10-02T11:00:00Z"))));
  }

  @Test
  void tickets_areNotRatedBeforeTheCustomerAnswers() {
    Map<String, @Nullable Object> values =
        Map.copyOf(
            mapped(
                    mapping.apply(
                        "support",
                        "tickets",
                        "1",
                        fields(
                            "created_at",
                            "2026-10-01T08:00:00Z",
                            "satisfaction_rating",
                            Map.of("score", "offered", "updated_at", "2026-10-02T11:00:00Z"))))
                .record()
                .values());

    assertThat(values).containsEntry("satisfaction", "OFFERED").doesNotContainKey("ratedAt");
  }

  @Test
  void tickets_mayHaveNothingButADate() {
    assertThat(
            mapped(
                    mapping.apply(
                        "support",
                        "tickets",
                        "1",
                        fields(
                            "created_at",
                            "2026-10-01T08:00:00Z",
                            "priority",
                            null,
                            "metric_set",
                            null)))
                .record()
                .values())
        .containsOnlyKeys("openedAt");
  }

  /** Maps the record twice: whole, and cut down to what the mapping reads. */
  private Map<String, Object> map(String stream, String json) {
    Map<String, @Nullable Object> record = Json.of(json);
    Map<String, @Nullable Object> cut = Cut.to(mapping.selection(stream)).of(record);
    Map<String, Object> values =
        mapped(mapping.apply("support", stream, "1", record)).record().values();

    assertThat(mapped(mapping.apply("support", stream, "1", cut)).record().values())
        .isEqualTo(values);
    assertThat(cut.toString()).doesNotContain("private");
    return values;
  }
}
