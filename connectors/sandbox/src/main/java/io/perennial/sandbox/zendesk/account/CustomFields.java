package io.perennial.sandbox.zendesk.account;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The fields that admins added. */
public final class CustomFields {

  private final Map<Long, CustomField> ticket = new ConcurrentHashMap<>();
  private final Map<Long, CustomField> organization = new ConcurrentHashMap<>();

  /** Adds or replaces a field of tickets. */
  public void putTicketField(CustomField field) {
    ticket.put(field.id(), field);
  }

  /** Adds or replaces a field of organisations. */
  public void putOrganizationField(CustomField field) {
    organization.put(field.id(), field);
  }

  public Optional<CustomField> ticketField(String id) {
    return ofTickets().stream().filter(field -> id.equals(String.valueOf(field.id()))).findFirst();
  }

  /** An organisation's field by its key. */
  public Optional<CustomField> organizationField(String key) {
    return ofOrganizations().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** All fields of tickets, by id. */
  public List<CustomField> ofTickets() {
    return sorted(ticket);
  }

  /** All fields of organisations, by id. */
  public List<CustomField> ofOrganizations() {
    return sorted(organization);
  }

  private static List<CustomField> sorted(Map<Long, CustomField> fields) {
    return fields.values().stream().sorted(Comparator.comparingLong(CustomField::id)).toList();
  }
}
