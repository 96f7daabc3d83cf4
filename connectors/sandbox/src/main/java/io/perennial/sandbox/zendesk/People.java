package io.perennial.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.account.Plain;
import io.perennial.sandbox.zendesk.record.OrganizationUpdate;
import io.perennial.sandbox.zendesk.record.TicketUpdate;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at records and changes them as people at the company would, without HTTP. */
public final class People {

  private final Account account;
  private final Member who;

  People(Account account, Member who) {
    this.account = account;
    this.who = who;
  }

  /** Adds an organisation and returns its key. */
  public String createOrganization(String name, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
    all.put("name", name);
    return account.write(() -> new OrganizationUpdate(account).create(who, json(all)).id());
  }

  /** Changes an organisation; a null empties its field. */
  public void updateOrganization(String id, Map<String, ? extends @Nullable Object> fields) {
    account.write(() -> new OrganizationUpdate(account).apply(who, id, json(fields)));
  }

  public void deleteOrganization(String id) {
    delete(Account.ORGANIZATIONS, id);
  }

  /** Adds an end user and returns their key. */
  public String createUser(String name, String email, String organizationId) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("email", email);
    fields.put("organization_id", organizationId);
    return create(Account.USERS, fields);
  }

  /** Opens a ticket in the name of a user and returns its key. */
  public String openTicket(String requesterId, String subject, String priority) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("requester_id", requesterId);
    fields.put("subject", subject);
    fields.put("priority", priority);
    fields.put("type", "question");
    fields.put("status", "open");
    user(requesterId)
        .map(user -> user.get("organization_id"))
        .ifPresent(organization -> fields.put("organization_id", organization));
    return create(Account.TICKETS, fields);
  }

  /** Changes a ticket as the API's {@code ticket} object says; a null empties its field. */
  public void updateTicket(String id, Map<String, ? extends @Nullable Object> fields) {
    account.write(() -> new TicketUpdate(account).apply(who, id, json(fields)));
  }

  public void setPriority(String id, String priority) {
    updateTicket(id, Map.of("priority", priority));
  }

  /** Writes into a custom field. */
  public void setTicketField(String id, long field, @Nullable Object value) {
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("id", field);
    item.put("value", value);
    updateTicket(id, Map.of("custom_fields", List.of(item)));
  }

  /** Solves a ticket: status and metrics. */
  public void solve(String id) {
    updateTicket(id, Map.of("status", "solved"));
    nested(id, "metric_set", Map.of("solved_at", account.now()), true);
  }

  /** Closes a ticket: nobody can change it afterwards. */
  public void close(String id) {
    updateTicket(id, Map.of("status", "closed"));
  }

  /** The customer rates a ticket, {@code good} or {@code bad}. */
  public void rate(String id, String score) {
    Map<String, Object> rating = new LinkedHashMap<>();
    rating.put("score", score);
    rating.put("created_at", account.now());
    rating.put("updated_at", account.now());
    nested(id, "satisfaction_rating", rating, true);
  }

  /** Sets metrics of a ticket, as the system does: {@code updated_at} stays. */
  public void measure(String id, Map<String, ?> metrics) {
    nested(id, "metric_set", metrics, false);
  }

  public void deleteTicket(String id) {
    delete(Account.TICKETS, id);
  }

  /** A ticket as stored; empty fields are absent. */
  public Optional<Map<String, Object>> ticket(String id) {
    return get(Account.TICKETS, id);
  }

  /** The value of a ticket's custom field. */
  public Optional<Object> ticketField(String id, long field) {
    return ticket(id)
        .map(ticket -> Plain.map(ticket.get("custom_fields")).get(String.valueOf(field)));
  }

  /** An organisation as stored; empty fields are absent. */
  public Optional<Map<String, Object>> organization(String id) {
    return get(Account.ORGANIZATIONS, id);
  }

  /** The value of an organisation's custom field. */
  public Optional<Object> organizationField(String id, String key) {
    return organization(id)
        .map(organization -> Plain.map(organization.get("organization_fields")).get(key));
  }

  /** A user as stored. */
  public Optional<Map<String, Object>> user(String id) {
    return get(Account.USERS, id);
  }

  private Optional<Map<String, Object>> get(String kind, String id) {
    return account.read(() -> account.find(kind, id).map(Entry::fields));
  }

  private String create(String kind, Map<String, Object> fields) {
    return account.write(
        () -> {
          Map<String, Object> all = new LinkedHashMap<>(fields);
          all.put("created_at", account.now());
          all.put(Account.UPDATED_AT, account.now());
          Entry entry = new Entry(account.newId(), account.now().toEpochMilli(), false, all);
          account.create(kind, entry, who.id(), List.of());
          return entry.id();
        });
  }

  private void delete(String kind, String id) {
    account.write(
        () -> {
          Entry before = account.find(kind, id).orElseThrow(ApiException::notFound);
          Map<String, Object> fields = new HashMap<>(before.fields());
          fields.put(Account.UPDATED_AT, account.now());
          account.delete(kind, new Entry(id, account.now().toEpochMilli(), true, fields), who.id());
          return true;
        });
  }

  private void nested(String id, String name, Map<String, ?> values, boolean updates) {
    account.write(
        () -> {
          Entry before = account.find(Account.TICKETS, id).orElseThrow(ApiException::notFound);
          Map<String, Object> fields = new HashMap<>(before.fields());
          Map<String, Object> merged = Plain.map(fields.get(name));
          merged.putAll(values);
          fields.put(name, merged);
          Instant now = account.now();
          if (updates) {
            fields.put(Account.UPDATED_AT, now);
          } else {
            fields.putIfAbsent(Account.UPDATED_AT, Instant.ofEpochMilli(before.modifiedAt()));
          }
          account.put(Account.TICKETS, new Entry(id, now.toEpochMilli(), false, fields));
          return true;
        });
  }

  private static ObjectNode json(Map<String, ? extends @Nullable Object> fields) {
    return (ObjectNode) Json.read(Json.write(fields));
  }
}
