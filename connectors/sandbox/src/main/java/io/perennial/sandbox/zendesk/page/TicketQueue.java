package io.perennial.sandbox.zendesk.page;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Plain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;

/** The tickets that an agent would take first: those whose customers are about to be lost. */
final class TicketQueue {

  private static final int LOOKED_AT = 5_000;
  private static final int MOST = 12;
  private static final Set<String> DONE = Set.of("solved", "closed");
  private static final Set<String> CRITICAL = Set.of("high", "urgent");
  private static final List<String> NEAR = List.of("_late", "_urgent", "_due", "_upcoming");

  private final Account account;

  TicketQueue(Account account) {
    this.account = account;
  }

  /** What has changed of late and is not solved, the most pressing first. */
  List<Map<String, Object>> tickets() {
    return account.read(
        () -> {
          Table table = account.table(Account.TICKETS);
          PrimitiveIterator.OfInt handles = table.scan(Span.ALL, true);
          List<Entry> open = new ArrayList<>();
          for (int seen = 0; seen < LOOKED_AT && handles.hasNext(); seen++) {
            Entry entry = table.entry(handles.nextInt());
            if (!entry.deleted() && !DONE.contains(text(entry, "status"))) {
              open.add(entry);
            }
          }
          return open.stream()
              .sorted(Comparator.comparingInt(this::weight).reversed().thenComparing(Entry::id))
              .limit(MOST)
              .map(this::shown)
              .toList();
        });
  }

  private int weight(Entry ticket) {
    String flag = value(ticket, "renewal_flag");
    int near = 0;
    for (int i = 0; i < NEAR.size(); i++) {
      near = flag.endsWith(NEAR.get(i)) ? NEAR.size() - i : near;
    }
    boolean risk = value(ticket, "health_band").endsWith("at_risk");
    return (CRITICAL.contains(text(ticket, "priority")) ? 4 : 0) + (risk ? 8 : 0) + near;
  }

  /** What one of our fields holds; which one it is stands in its description. */
  private String value(Entry ticket, String name) {
    Optional<CustomField> field =
        account.fields().ofTickets().stream()
            .filter(known -> known.description().endsWith("_%s]".formatted(name)))
            .findFirst();
    Map<String, Object> values = Plain.map(ticket.fields().get("custom_fields"));
    return field
        .map(known -> values.get(String.valueOf(known.id())))
        .map(String::valueOf)
        .orElse("");
  }

  private Map<String, Object> shown(Entry ticket) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", ticket.id());
    json.put("subject", text(ticket, "subject"));
    json.put("priority", text(ticket, "priority"));
    return json;
  }

  private static String text(Entry entry, String field) {
    Object value = entry.fields().get(field);
    return value == null ? "" : value.toString();
  }
}
