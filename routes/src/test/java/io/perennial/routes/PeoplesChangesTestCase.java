package io.perennial.routes;

import io.perennial.ledger.KeptFields;
import io.perennial.ledger.KeptFields.Kept;
import io.perennial.ledger.people.Decisions;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.sandbox.world.World;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A customer in two systems whose fields of ours people change. */
@Timeout(60)
abstract class PeoplesChangesTestCase {

  /** Where the field is; dates are theirs, touch models are asked for, flags are ours. */
  enum Where {
    SALESFORCE(
        "Perennial_Renewal_Date__c", "Perennial_Touch_Model__c", "Perennial_Renewal_Flag__c"),
    ZENDESK("perennial_renewal_date", "perennial_touch_model", "perennial_renewal_flag");

    final String theirs;
    final String asked;
    final String ours;

    Where(String theirs, String asked, String ours) {
      this.theirs = theirs;
      this.asked = asked;
      this.ours = ours;
    }

    String choice(String field, String word) {
      return this == SALESFORCE
          ? word
          : "%s_%s"
              .formatted(
                  field.replace("perennial_", "perennial_organization_"),
                  word.toLowerCase(Locale.ROOT));
    }
  }

  final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 62);
  TestApplication perennial;
  String account;
  String contract;
  String organization;

  @BeforeEach
  void publish(@TempDir Path mappings) throws IOException {
    String shipped = Shelf.shipped(new Problems()).text("write-back.yaml").orElseThrow();
    Files.writeString(
        mappings.resolve("write-back.yaml"),
        shipped
            .replace("{ value: renewal.date,", "{ if-changed: theirs-wins, value: renewal.date,")
            .replace(
                "{ value: customer.touch-model,",
                "{ if-changed: ask, value: customer.touch-model,"));
    perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .settings(systems.settings())
            .settings(Map.of("perennial.mappings", mappings.toString()))
            .start();
    account = systems.create("Account", Map.of("Name", "Acme", "Website", "acme.example"));
    contract = systems.create("Opportunity", Deals.firstContract(account));
    organization =
        systems.zendesk().people().createOrganization("Acme", Map.of("external_id", account));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  List<Kept> kept() {
    return perennial.bean(KeptFields.class).list();
  }

  void decide(String name, boolean ours) {
    perennial.bean(Decisions.class).decide(List.of(name), ours);
  }

  static String name(Where where) {
    return where == Where.SALESFORCE ? "salesforce" : "zendesk";
  }

  String id(Where where) {
    return where == Where.SALESFORCE ? account : organization;
  }

  void change(Where where, String field, String value) {
    if (where == Where.SALESFORCE) {
      systems.update("Account", account, Map.of(field, value));
    } else {
      systems
          .zendesk()
          .people()
          .updateOrganization(organization, Map.of("organization_fields", Map.of(field, value)));
    }
    clock.advance(Duration.ofMinutes(10));
  }

  String value(Where where, String field) {
    return where == Where.SALESFORCE
        ? String.valueOf(
            systems.salesforce().records().get("Account", account).orElseThrow().get(field))
        : systems
            .zendesk()
            .people()
            .organizationField(organization, field)
            .map(Object::toString)
            .orElse("");
  }
}
