package io.perennial.customers;

import io.perennial.connector.ConnectionName;
import io.perennial.mapping.transform.SalesforceIds;
import io.perennial.work.Refused;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose a record may be, and what a person says about it. The next turn links anew. */
@Repository
public final class Matches {

  private static final int SOME = 5;

  private final JdbcClient jdbc;
  private final Customers customers;
  private final Clock clock;

  Matches(JdbcClient jdbc, Customers customers, Clock clock) {
    this.jdbc = jdbc;
    this.customers = customers;
    this.clock = clock;
  }

  /**
   * A record that may be a customer's.
   *
   * @param type for example {@code organization}
   * @param name the record's; null for tickets
   * @param rule by which: {@code name}, {@code domain} where several customers share one, or {@code
   *     proposed} by somebody
   * @param customer number of the customer
   * @param customerName the customer's
   * @param by who proposed it; null if a rule did
   */
  public record Proposal(
      String connection,
      String type,
      String id,
      @Nullable String name,
      String rule,
      int confidence,
      long customer,
      String customerName,
      @Nullable String by) {}

  /** A record of another system. */
  public record Found(ConnectionName connection, String type, String id) {

    @Override
    public String toString() {
      return "%s/%s/%s".formatted(connection, type, id);
    }
  }

  /** A customer by number and name. */
  public record Whose(long customer, String name) {

    @Override
    public String toString() {
      return "%s (customer %d)".formatted(name, customer);
    }
  }

  /** All proposals, the surest first. */
  public List<Proposal> proposals() {
    return jdbc.sql(
            """
            select proposal.connection, proposal.type, proposal.id, proposal.rule,
              proposal.confidence, proposal.customer, proposal.proposed_by,
              customer.name as customer_name,
              coalesce(organization.name, billing_customer.name) as name
            from link_proposal proposal
            join customer on customer.id = proposal.customer
            left join organization on proposal.type = 'organization'
              and (organization.connection, organization.id) = (proposal.connection, proposal.id)
            left join billing_customer on proposal.type = 'billing_customer'
              and (billing_customer.connection, billing_customer.id)
                = (proposal.connection, proposal.id)
            order by proposal.confidence desc, proposal.connection, proposal.type, proposal.id,
              proposal.customer
            """)
        .query(
            (row, number) ->
                new Proposal(
                    row.getString("connection"),
                    row.getString("type"),
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("rule"),
                    row.getInt("confidence"),
                    row.getLong("customer"),
                    row.getString("customer_name"),
                    row.getString("proposed_by")))
        .list();
  }

  /**
   * The record that a person names.
   *
   * @param named its key, or {@code connection/type/key} where several systems have that key
   * @throws Refused if there is none, or more than one
   */
  public Found record(String named) {
    String[] parts = named.split("/", -1);
    boolean whole = parts.length == 3;
    List<Found> found =
        jdbc.sql(
                """
                select connection, type, id
                from (select connection, 'organization' as type, id from organization
                      union all select connection, 'billing_customer', id from billing_customer
                      union all select connection, 'ticket', id from ticket) record
                where id = :id and (connection = :connection or :connection = '')
                  and (type = :type or :type = '') order by connection, type
                """)
            .param("id", whole ? parts[2] : named)
            .param("connection", whole ? parts[0] : "")
            .param("type", whole ? parts[1] : "")
            .query(
                (row, number) ->
                    new Found(
                        new ConnectionName(row.getString("connection")),
                        row.getString("type"),
                        row.getString("id")))
            .list();
    if (found.isEmpty()) {
      throw new Refused(
          "No organization, billing customer or ticket has the key %s; perennial match lists"
                  .formatted(named)
              + " those that may be somebody's");
    }
    if (found.size() > 1) {
      throw new Refused(
          "More than one record has the key %s; name it as one of %s".formatted(named, found));
    }
    return found.get(0);
  }

  /**
   * The customers that a person may mean: five at most.
   *
   * @param named the customer's number, the account's key or the customer's name
   */
  public List<Whose> customers(String named) {
    return jdbc.sql(
            """
            select id, name from customer
            where ended_at is null
              and (id::text = :named or account_id = :account or lower(name) = lower(:named))
            order by id limit :some
            """)
        .param("named", named)
        .param("account", SalesforceIds.eighteen(named).orElse(named))
        .param("some", SOME)
        .query((row, number) -> new Whose(row.getLong("id"), row.getString("name")))
        .list();
  }

  /**
   * The customer that a person names.
   *
   * @throws Refused if there is none, or more than one
   * @see #customers
   */
  public Whose customer(String named) {
    List<Whose> found = customers(named);
    if (found.isEmpty()) {
      throw new Refused(
          "There is no customer %s; give the number, the account's key or the whole name"
              .formatted(named));
    }
    if (found.size() > 1) {
      throw new Refused(
          "More than one customer is called %s; give the number of one of %s"
              .formatted(named, found));
    }
    return found.get(0);
  }

  /**
   * A person says that a record is a customer's, or is not; it counts until somebody says other.
   */
  public void decide(Found record, Whose whose, boolean together, String who) {
    if (together) {
      customers.link(
          record.connection(), record.type(), record.id(), whose.customer(), who, clock.instant());
    } else {
      customers.split(
          record.connection(), record.type(), record.id(), whose.customer(), who, clock.instant());
    }
  }
}
