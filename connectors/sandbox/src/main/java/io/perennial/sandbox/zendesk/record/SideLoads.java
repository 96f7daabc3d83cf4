package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tickets with what travels along: metrics, users, organisations. */
public final class SideLoads {

  private final Account account;
  private final TicketView tickets;
  private final UserView users;
  private final OrganizationView organizations;
  private final boolean embedMetricSets;

  /**
   * Side-loads of one account.
   *
   * @param embedMetricSets whether metrics stand in each ticket instead of beside them
   */
  public SideLoads(Account account, boolean embedMetricSets) {
    this.account = account;
    this.tickets = new TicketView(account);
    this.users = new UserView(account);
    this.organizations = new OrganizationView(account);
    this.embedMetricSets = embedMetricSets;
  }

  /** The body's lists. */
  public Map<String, @Nullable Object> of(List<Entry> entries, Set<String> include) {
    boolean metrics = include.contains("metric_sets");
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (Entry entry : entries) {
      Map<String, @Nullable Object> ticket = tickets.ticket(entry);
      if (metrics && embedMetricSets) {
        ticket.put("metric_set", tickets.metricSet(entry));
      }
      list.add(ticket);
    }
    body.put("tickets", list);
    if (metrics && !embedMetricSets) {
      body.put("metric_sets", entries.stream().map(tickets::metricSet).toList());
    }
    if (include.contains("users")) {
      body.put("users", found(Account.USERS, keys(entries, "requester_id", "assignee_id")));
    }
    if (include.contains("organizations")) {
      body.put("organizations", found(Account.ORGANIZATIONS, keys(entries, "organization_id")));
    }
    return body;
  }

  private List<Map<String, @Nullable Object>> found(String kind, Set<String> ids) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (String id : ids) {
      account
          .find(kind, id)
          .map(
              entry ->
                  kind.equals(Account.USERS)
                      ? users.user(entry)
                      : organizations.organization(entry))
          .ifPresent(list::add);
    }
    return list;
  }

  private static Set<String> keys(List<Entry> entries, String... names) {
    Set<String> keys = new TreeSet<>();
    for (Entry entry : entries) {
      for (String name : names) {
        Object key = entry.fields().get(name);
        if (key != null) {
          keys.add(String.valueOf(key));
        }
      }
    }
    return keys;
  }
}
