package io.perennial.sandbox.dataset;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what the layouts have in common in the vendors' words. */
final class Scribe {

  private static final int GOOD = 4;

  private final WorldBuilder world = World.written();

  World build() {
    return world.build();
  }

  /** Begins a record of any kind. */
  WorldBuilder record(String kind, String id, Instant modifiedAt) {
    return world.record(kind, id, modifiedAt);
  }

  /** Sets a field of the record begun last, unless it is empty. */
  void set(String field, Optional<?> value) {
    value.ifPresent(known -> world.set(field, known));
  }

  /** The organisation and the customer in billing of an account, and one person. */
  void others(Known known, Instant created, String currency) {
    boolean explicit = known.identity() == Known.Identity.EXPLICIT;
    boolean domain = known.identity() == Known.Identity.DOMAIN;
    world
        .record("organizations", known.organizationId(), created)
        .set("name", known.otherName())
        .set("created_at", created);
    if (explicit) {
      world.set("external_id", known.writtenAccountId());
    }
    if (domain) {
      world.set("domain_names", List.of(known.domain()));
    }
    world
        .record("users", known.requesterId(), created)
        .set("name", "Requester " + known.number())
        .set("role", "end-user")
        .set("organization_id", known.organizationId());
    world
        .record("customers", known.customerId(), created)
        .set("name", known.otherName())
        .set("currency", currency.toLowerCase(Locale.ROOT));
    if (explicit) {
      world.set("metadata", Map.of("salesforce_account_id", known.writtenAccountId()));
    }
    if (domain) {
      world.set("email", "billing@" + known.domain());
    }
  }

  /** A ticket; a score counts as given when the ticket was solved. */
  void ticket(
      String id, Known known, Instant opened, Optional<Instant> solved, String priority, Row row) {
    world
        .record("tickets", id, solved.orElse(opened))
        .set("subject", "Ticket " + id)
        .set("created_at", opened)
        .set("priority", priority)
        .set("status", solved.isPresent() ? "closed" : "open")
        .set("requester_id", known.requesterId())
        .set("organization_id", known.organizationId());
    Map<String, Object> metrics = new LinkedHashMap<>();
    row.optionalNumber("first_response_time_minutes")
        .or(() -> row.optionalNumber("first_reply_minutes"))
        .ifPresent(
            minutes ->
                metrics.put(
                    "reply_time_in_minutes",
                    Map.of("calendar", minutes.longValue(), "business", minutes.longValue())));
    solved.ifPresent(moment -> metrics.put("solved_at", moment));
    world.set("metric_set", metrics);
    Map<String, Object> custom = new LinkedHashMap<>();
    row.optional("topic").ifPresent(topic -> custom.put(String.valueOf(DemoFields.TOPIC), topic));
    Optional<BigDecimal> score =
        row.optionalNumber("satisfaction_score").or(() -> row.optionalNumber("score"));
    score.ifPresent(points -> custom.put(String.valueOf(DemoFields.RATING), points));
    world.set("custom_fields", custom);
    if (score.isPresent()) {
      Instant rated = solved.orElse(opened);
      String word = score.get().intValue() >= GOOD ? "good" : "bad";
      world.set(
          "satisfaction_rating", Map.of("score", word, "created_at", rated, "updated_at", rated));
    }
  }
}
