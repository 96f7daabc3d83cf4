package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.zendesk.setup.Rule.Condition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupHttpTest extends ZendeskTestCase {

  @Test
  void ticketField_isCreatedChangedAndListed() {
    JsonNode created =
        caller
            .post(
                "/ticket_fields",
                "{\"ticket_field\":{\"type\":\"tagger\",\"title\":\"Flag\",\"custom_field_options\":[{\"name\":\"Due\",\"value\":\"due\"}]}}")
            .json()
            .path("ticket_field");
    String id = created.path("id").asText();
    caller.put("/ticket_fields/" + id, "{\"ticket_field\":{\"active\":false}}");

    JsonNode field = caller.get("/ticket_fields/" + id).json().path("ticket_field");

    assertThat(field.path("title").asText()).isEqualTo("Flag");
    assertThat(field.path("active").asBoolean()).isFalse();
    assertThat(field.path("custom_field_options").path(0).path("value").asText()).isEqualTo("due");
    assertThat(titles(caller.get("/ticket_fields.json").json().path("ticket_fields")))
        .contains("status", "Context", "Band", "Flag");
  }

  @Test
  void organizationField_needsAKeyOfItsOwn() {
    String owner = "{\"organization_field\":{\"type\":\"text\",\"title\":\"X\",\"key\":\"%s\"}}";

    assertThat(caller.post("/organization_fields", owner.formatted("fresh")).status())
        .isEqualTo(201);
    assertThat(caller.post("/organization_fields", owner.formatted("fresh")).status())
        .isEqualTo(422);
    assertThat(caller.post("/organization_fields", owner.formatted("")).status()).isEqualTo(422);
  }

  @Test
  void fields_areMadeByAdmins() {
    Caller agent = caller(zendesk.agent());

    assertThat(agent.get("/ticket_fields").status()).isEqualTo(200);
    assertThat(agent.post("/ticket_fields", "{}").status()).isEqualTo(403);
  }

  @Test
  void form_keepsItsFields() {
    caller.put("/ticket_forms/1", "{\"ticket_form\":{\"ticket_field_ids\":[360001,360002]}}");

    assertThat(
            caller
                .get("/ticket_forms")
                .json()
                .path("ticket_forms")
                .path(0)
                .path("ticket_field_ids")
                .toString())
        .isEqualTo("[360001,360002]");
  }

  @Test
  void rules_areListed() {
    zendesk.rules().trigger("Notify", new Condition("update_type", "is", "Change"));
    zendesk.rules().automation("Close");

    assertThat(titles(caller.get("/triggers/active.json").json().path("triggers")))
        .containsExactly("Notify");
    assertThat(titles(caller.get("/automations.json").json().path("automations")))
        .containsExactly("Close");
  }

  @Test
  void account_hasANumberOfItsOwn() {
    String path = "/account/settings";
    long first = brand(caller.get(path).json());
    try (Zendesk other = Zendesk.start(world(), clock, options().account(2, "globex"))) {
      Caller there = new Caller(other.url(), "Bearer " + other.tokens().fixed(other.integration()));

      assertThat(brand(there.get(path).json())).isNotEqualTo(first);
      assertThat(there.get("/brands").json().path("brands").path(0).path("subdomain").asText())
          .isEqualTo("globex");
    }
  }

  @Test
  void unknownPath_isNotFound() {
    assertThat(caller.get("/nothing").error()).isEqualTo("InvalidEndpoint");
  }

  private static long brand(JsonNode settings) {
    return settings.path("settings").path("brands").path("default_brand_id").asLong();
  }

  private static List<String> titles(JsonNode items) {
    List<String> titles = new ArrayList<>();
    items.forEach(item -> titles.add(item.path("title").asText()));
    return titles;
  }
}
