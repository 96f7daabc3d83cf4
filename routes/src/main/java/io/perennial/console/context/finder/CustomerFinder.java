package io.perennial.console.context.finder;

import io.perennial.console.context.finder.Finding.Claim;
import io.perennial.console.context.finder.Finding.One;
import io.perennial.console.context.finder.Finding.Undecided;
import io.perennial.identity.KeyKind;
import io.perennial.identity.MatchKey;
import io.perennial.mapping.transform.SalesforceIds;
import io.perennial.rules.Rulebook;
import io.perennial.settings.Installation;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds whose a record is, by the links and proposals of the store, with one query. */
@Repository
public final class CustomerFinder {

  /** Of records that were asked by: whose they are, and whose they may be. */
  private static final String WHOSE =
      """
      select asked.*, link.customer, link.rule, link.confidence, true as linked
      from asked join customer_link link
        on (link.connection, link.type, link.id) = (asked.connection, asked.type, asked.id)
      union all
      select asked.*, proposal.customer, proposal.rule, proposal.confidence, false
      from asked join link_proposal proposal on (proposal.connection, proposal.type, proposal.id)
        = (asked.connection, asked.type, asked.id)
      union all
      select asked.*, null, null, null, false from asked
      order by linked desc, confidence desc nulls last, customer
      """;

  private static final String BY_ORGANIZATION =
      """
      with asked as (
        select connection, 'organization' as type, id, name from organization
        where connection = any(:connections) and id = :id)
      """
          + WHOSE;

  private static final String BY_TICKET =
      """
      with held as (
        select connection, id, coalesce(organization_id, requester_organization_id) as organization
        from ticket where connection = any(:connections) and id = :id),
      asked as (
        select held.connection,
          case when held.organization is null then 'ticket' else 'organization' end as type,
          coalesce(held.organization, held.id) as id, organization.name
        from held left join organization
          on (organization.connection, organization.id) = (held.connection, held.organization))
      """
          + WHOSE;

  /** An account is its customer's anchor; one that was merged away stands for the winner. */
  private static final String BY_ACCOUNT =
      """
      select customer.connection, 'account' as type, account_id as id, name,
        coalesce(merged_into, customer.id) as customer, 'anchor' as rule, 100 as confidence,
        true as linked
      from customer
      where connection = any(:connections)
        and account_id = coalesce((select winner from account_alias where id = :id), :id)
      """;

  private static final String BY_DOMAIN =
      """
      select key.connection, key.type, key.id, customer.name, customer.id as customer,
        key.kind as rule, 90 as confidence, true as linked
      from match_key key
      join customer on (customer.connection, customer.account_id) = (key.connection, key.id)
        and customer.ended_at is null
      where key.kind = :kind and key.key = :id and key.type = 'account'
        and key.connection = any(:connections)
      order by customer.name, customer.id
      """;

  private final JdbcClient jdbc;
  private final Installation installation;
  private final Rulebook rulebook;

  CustomerFinder(JdbcClient jdbc, Installation installation, Rulebook rulebook) {
    this.jdbc = jdbc;
    this.installation = installation;
    this.rulebook = rulebook;
  }

  /** The connections that a question may be narrowed to. */
  public SortedSet<String> connections() {
    return installation.connections().stream()
        .map(connected -> connected.name().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** With one query, two for an address. */
  public Finding find(Asked asked) {
    String value = asked.value();
    return switch (asked.by()) {
      case ACCOUNT ->
          record(
              "account",
              asked,
              rows(BY_ACCOUNT, asked, SalesforceIds.eighteen(value).orElse(value)));
      case ORGANIZATION -> record("organization", asked, rows(BY_ORGANIZATION, asked, value));
      case TICKET -> record("ticket", asked, rows(BY_TICKET, asked, value));
      case EMAIL -> address(asked);
    };
  }

  private static Finding record(String noun, Asked asked, List<FoundRow> rows) {
    return new FoundRecords("%s %s".formatted(noun, asked.value()), asked.connection(), rows)
        .finding();
  }

  private List<FoundRow> rows(String sql, Asked asked, String id) {
    return jdbc.sql(sql)
        .param(
            "connections",
            asked
                .connection()
                .map(named -> new String[] {named})
                .orElseGet(() -> connections().toArray(String[]::new)))
        .param("id", id)
        .param("kind", KeyKind.DOMAIN.word())
        .query(
            (row, number) ->
                new FoundRow(
                    row.getString("connection"),
                    row.getString("type"),
                    row.getString("id"),
                    row.getString("name"),
                    (Long) row.getObject("customer"),
                    row.getString("rule"),
                    row.getInt("confidence"),
                    row.getBoolean("linked")))
        .list();
  }

  private Finding address(Asked asked) {
    String address = asked.value();
    String host = address.substring(address.lastIndexOf('@') + 1);
    Optional<MatchKey> key = rulebook.current().matchKeys().ofHost(host);
    if (key.isEmpty()) {
      return new Undecided(
          "an address at " + host,
          "That domain says nothing about a company",
          "Ask by the organization, or give the requester one.",
          "",
          null,
          List.of(),
          List.of());
    }
    String domain = key.get().value();
    List<Claim> owners = FoundRecords.claims(rows(BY_DOMAIN, asked, domain), true);
    if (owners.size() == 1) {
      return new One(owners.get(0).customer());
    }
    return new Undecided(
        "an address at " + domain,
        owners.isEmpty()
            ? "No account has that domain in its website"
            : "Several accounts have that domain in their websites",
        owners.isEmpty()
            ? "Write %s into the website of its account in the CRM; the next turn knows it."
                .formatted(domain)
            : "Ask by the organization.",
        domain,
        null,
        owners,
        List.of());
  }
}
