package io.perennial.customers;

import io.perennial.customers.Matches.Found;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people propose who may not decide: that a record is a customer's. It stands beside what
 * rules propose until somebody decides, or until the record is linked.
 */
@Repository
public final class Proposals {

  /** More than any rule's that does not link. */
  private static final int CONFIDENCE = 70;

  private final JdbcClient jdbc;

  Proposals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Proposes it; a second time changes nothing.
   *
   * @param who for whoever decides, for example the name of a token
   * @return why that is no proposal; empty if it is one
   */
  public Optional<String> propose(Found record, long customer, String who) {
    Optional<String> settled = settled(record, customer);
    if (settled.isEmpty()) {
      jdbc.sql(
              """
              insert into link_proposal as held
                (connection, type, id, customer, rule, confidence, proposed_by)
              values (:connection, :type, :id, :customer, 'proposed', :confidence, :who)
              on conflict (connection, type, id, customer) do update set rule = excluded.rule,
                confidence = excluded.confidence, proposed_by = excluded.proposed_by
                where held.proposed_by is null
              """)
          .param("connection", record.connection().value())
          .param("type", record.type())
          .param("id", record.id())
          .param("customer", customer)
          .param("confidence", CONFIDENCE)
          .param("who", who)
          .update();
    }
    return settled;
  }

  private Optional<String> settled(Found record, long customer) {
    return jdbc.sql(
            """
            select case when customer.id = :customer then 'It is theirs already'
              else 'It is a record of ' || customer.name end as because
            from customer_link link join customer on customer.id = link.customer
            where (link.connection, link.type, link.id) = (:connection, :type, :id)
            union all
            select 'A person has said that it is not theirs' from link_decision apart
            where (apart.connection, apart.type, apart.id, apart.customer)
                = (:connection, :type, :id, :customer) and not apart.together
            limit 1
            """)
        .param("connection", record.connection().value())
        .param("type", record.type())
        .param("id", record.id())
        .param("customer", customer)
        .query(String.class)
        .optional();
  }
}
