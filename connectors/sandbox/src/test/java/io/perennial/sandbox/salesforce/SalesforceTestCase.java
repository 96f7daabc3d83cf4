package io.perennial.sandbox.salesforce;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A small organisation, its clock and a logged-in client: the ground of the HTTP tests. */
abstract class SalesforceTestCase {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final String ACME = id("001", 1);
  static final String BETA = id("001", 2);
  static final String GONE = id("001", 3);
  static final String JANE = id("003", 1);
  static final String RENEWAL = id("006", 1);
  static final String UPSELL = id("006", 2);
  static final String LOST = id("006", 3);
  static final String CALL = id("00T", 1);
  static final String OWNER = id("005", 7);

  final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  final InstantSource clock = now::get;
  final Salesforce salesforce = Salesforce.start(world(), clock, options());
  final Client client = Client.login(salesforce, salesforce.integration());

  @AfterEach
  void close() {
    salesforce.close();
  }

  SalesforceOptions options() {
    return SalesforceOptions.defaults()
        .customField(
            "Account", Field.named("Health_Score__c", FieldType.DOUBLE).digits(3, 0).build())
        .customField(
            "Account",
            Field.named("Zendesk_Id__c", FieldType.STRING).length(40).externalId().build())
        .customField(
            "Account",
            Field.named("Health_Band__c", FieldType.PICKLIST)
                .values(List.of("GREEN", "RED"))
                .restricted()
                .build())
        .customField("Account", Field.named("Renewal_Date__c", FieldType.DATE).build());
  }

  World world() {
    return World.written()
        .record("User", OWNER, at(0))
        .set("FirstName", "Olga")
        .set("LastName", "Owner")
        .record("Account", ACME, at(1))
        .set("Name", "Acme")
        .set("Industry", "Energy")
        .set("AnnualRevenue", 350_000_000)
        .set("NumberOfEmployees", 120)
        .set("OwnerId", OWNER)
        .set("Zendesk_Id__c", "acme 1/é")
        .record("Account", BETA, at(2))
        .set("Name", "beta")
        .set("Industry", "Banking")
        .set("ParentId", ACME)
        .set("Health_Score__c", 72)
        .record("Account", GONE, at(3))
        .set("Name", "Gone")
        .deleted()
        .record("Contact", JANE, at(4))
        .set("FirstName", "Jane")
        .set("LastName", "Doe")
        .set("Email", "jane@acme.example")
        .set("AccountId", ACME)
        .record("Opportunity", RENEWAL, at(5))
        .set("Name", "Acme renewal")
        .set("AccountId", ACME)
        .set("StageName", "Negotiation/Review")
        .set("CloseDate", LocalDate.parse("2026-11-30"))
        .set("Amount", 1000.5)
        .record("Opportunity", UPSELL, at(6))
        .set("Name", "Acme upsell")
        .set("AccountId", ACME)
        .set("StageName", "Closed Won")
        .set("CloseDate", "2026-10-15")
        .set("Amount", 500)
        .record("Opportunity", LOST, at(7))
        .set("Name", "Beta lost")
        .set("AccountId", BETA)
        .set("StageName", "Closed Lost")
        .set("CloseDate", "2026-09-01")
        .record("Task", CALL, at(8))
        .set("Subject", "Call")
        .set("WhatId", ACME)
        .set("Status", "Completed")
        .set("Priority", "High")
        .build();
  }

  /** Moves the clock on. */
  void pass(long seconds) {
    now.updateAndGet(instant -> instant.plusSeconds(seconds));
  }

  static String id(String prefix, int number) {
    return RecordId.of(prefix, number).value();
  }

  /** Days before now, as records were modified. */
  static Instant at(int hour) {
    return NOW.minusSeconds(86_400).plusSeconds(hour * 3600L);
  }
}
