package io.perennial.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.sandbox.SandboxOptions.Ports;
import io.perennial.sandbox.engine.PortTakenException;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.account.CustomField;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  @Test
  void settings_areTheSameAtEachStart() {
    try (Sandbox sandbox = Sandbox.start(World.empty(), CLOCK, SandboxOptions.defaults())) {
      assertThat(sandbox.settings())
          .containsOnlyKeys("salesforce", "zendesk", "stripe")
          .hasEntrySatisfying(
              "salesforce",
              crm ->
                  assertThat(crm)
                      .containsEntry("login-url", sandbox.salesforce().url().toString())
                      .containsEntry("client-id", "3MVG9.client.integration.1")
                      .containsEntry("client-secret", "secret-integration-1"))
          .hasEntrySatisfying(
              "zendesk",
              support ->
                  assertThat(support)
                      .containsEntry("client-id", "integration_client")
                      .containsEntry("client-secret", "integration-1-secret"))
          .hasEntrySatisfying(
              "stripe",
              billing -> assertThat(billing).containsEntry("key", "rk_live_511AcmeRestricted1"));
    }
  }

  @Test
  void fields_existFromTheStart() {
    SandboxOptions options =
        SandboxOptions.defaults()
            .fields(
                List.of(
                    new SalesforceOptions.CustomField(
                        "Account", Field.named("Mood__c", FieldType.STRING).build())),
                List.of(CustomField.ofOrganization(7, "mood", "text")),
                List.of(CustomField.ofTicket(8, "Mood", "text")));

    try (Sandbox sandbox = Sandbox.start(World.empty(), CLOCK, options)) {
      assertThat(sandbox.salesforce().schema().standard("Account").field("Mood__c")).isPresent();
      assertThat(sandbox.zendesk().fields().ofOrganizations())
          .extracting(CustomField::key)
          .contains("mood");
      assertThat(sandbox.zendesk().fields().ofTickets()).extracting(CustomField::id).contains(8L);
    }
  }

  @Test
  void start_leavesNothingRunningIfOnePortIsTaken() throws Exception {
    try (ServerSocket free = new ServerSocket(0);
        Sandbox other = Sandbox.start(World.empty(), CLOCK, SandboxOptions.defaults())) {
      int first = free.getLocalPort();
      free.close();
      int taken = other.stripe().url().getPort();
      SandboxOptions options = SandboxOptions.defaults().ports(new Ports(first, 0, taken));

      assertThatThrownBy(() -> Sandbox.start(World.empty(), CLOCK, options))
          .isInstanceOfSatisfying(
              PortTakenException.class, failed -> assertThat(failed.port()).isEqualTo(taken));
      Sandbox.start(
              World.empty(),
              CLOCK,
              SandboxOptions.defaults().number(2).ports(new Ports(first, 0, 0)))
          .close();
    }
  }
}
