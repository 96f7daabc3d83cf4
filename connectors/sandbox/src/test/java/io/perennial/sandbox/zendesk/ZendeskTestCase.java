package io.perennial.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A small account, its clock and a caller with every right: the ground of the HTTP tests. */
abstract class ZendeskTestCase {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final String ACME = "201";
  static final String JANE = "301";
  static final String BURNING = "401";
  static final String SLOW = "402";
  static final String CLOSED = "403";

  final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  final InstantSource clock = now::get;
  final Zendesk zendesk = Zendesk.start(world(), clock, options());
  final Caller caller = caller(zendesk.integration());

  @AfterEach
  void close() {
    zendesk.close();
  }

  ZendeskOptions options() {
    return ZendeskOptions.defaults()
        .ticketField(CustomField.ofTicket(360001, "Context", "text"))
        .ticketField(CustomField.ofTicket(360002, "Band", "tagger").options("green", "red"))
        .organizationField(CustomField.ofOrganization(501, "owner", "text"))
        .organizationField(CustomField.ofOrganization(502, "renewal", "date"));
  }

  World world() {
    return World.written()
        .record("organizations", ACME, at(1))
        .set("name", "Acme")
        .set("external_id", "0015g00000AcmeAAA")
        .record("organizations", "202", at(2))
        .set("name", "Beta")
        .record("users", JANE, at(1))
        .set("name", "Jane Doe")
        .set("email", "jane@acme.example")
        .set("organization_id", ACME)
        .record("tickets", BURNING, at(1))
        .set("subject", "It burns")
        .set("status", "open")
        .set("requester_id", JANE)
        .set("organization_id", ACME)
        .set("metric_set", Map.of("reopens", 2))
        .record("tickets", SLOW, at(2))
        .set("status", "open")
        .set("requester_id", JANE)
        .record("tickets", CLOSED, at(3))
        .set("status", "closed")
        .set("requester_id", JANE)
        .build();
  }

  Caller caller(Member member) {
    return new Caller(zendesk.url(), "Bearer " + zendesk.tokens().fixed(member));
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Hours of the day before now. */
  static Instant at(int hour) {
    return NOW.minus(Duration.ofDays(1)).plus(Duration.ofHours(hour));
  }

  static List<String> ids(JsonNode items) {
    List<String> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }
}
