package io.perennial.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.erase.subject.Subject;
import io.perennial.reconcile.Reconciler;
import io.perennial.reconcile.Reconciliation;
import io.perennial.sandbox.company.CustomerTruth;
import io.perennial.sql.Sql;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Refused;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A customer is forgotten with all that is known of it. */
class EraseCustomerTest extends EraseTestCase {

  /** Found in all three systems, and nobody's parent. */
  private CustomerTruth somebody() {
    List<CustomerTruth> all =
        IntStream.range(0, CUSTOMERS).mapToObj(company.truth()::customer).toList();
    Set<String> parents =
        all.stream().flatMap(each -> each.parentId().stream()).collect(Collectors.toSet());
    return all.stream()
        .filter(each -> !parents.contains(each.accountId()))
        .filter(each -> kinds(each).containsAll(List.of("organizations", "customers")))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> kinds(CustomerTruth customer) {
    return customer.links().stream().map(CustomerTruth.Link::kind).collect(Collectors.toSet());
  }

  /** The keys of all that is the customer's, by our links. */
  private Set<String> keys(CustomerTruth customer) {
    Set<String> keys = new TreeSet<>();
    keys.add(customer.accountId());
    for (String table : List.of("contact", "opportunity", "activity")) {
      keys.addAll(
          column(
              "select id from %s where account_id = :it".formatted(table), customer.accountId()));
    }
    for (String billed :
        column(
            "select id from customer_link where type = 'billing_customer' and customer = :it",
            number(customer))) {
      keys.add(billed);
      keys.addAll(column("select id from subscription where billing_customer_id = :it", billed));
      keys.addAll(column("select id from invoice where billing_customer_id = :it", billed));
    }
    return keys;
  }

  @Test
  void customer_isGoneFromEveryColumnAndStaysAway() {
    CustomerTruth customer = somebody();
    Set<String> keys = keys(customer);
    assertThat(keys).hasSizeGreaterThan(10);
    assertThat(traces(keys)).containsKeys("source_record", "account", "target_value", "write");
    int tickets = count("ticket");

    Certificate certificate = erase(Subject.customer(number(customer)));

    assertThat(certificate.left()).isEmpty();
    assertThat(certificate.removed())
        .containsEntry("customer", 1)
        .containsKeys("source_record", "health", "score", "customer_link", "target_value", "write");
    assertThat(count("ticket")).isLessThan(tickets);
    assertThat(traces(keys)).isEmpty();
    assertThat(traces(Set.of(customer.name()))).isEmpty();
    assertThat(certificate.text()).doesNotContain(keys).doesNotContain(customer.name());

    Report again = readAgain();

    assertThat(again.status()).isEqualTo(Status.COMPLETE);
    assertThat(again.connection("salesforce").ignored()).isPositive();
    assertThat(again.customers()).isEqualTo(CUSTOMERS - 1);
    assertThat(traces(keys)).isEmpty();
    assertThat(again.connections().values())
        .allSatisfy(connection -> assertThat(connection.written()).isEmpty());

    Reconciliation compared = perennial.bean(Reconciler.class).run(true);
    assertThat(compared.streams())
        .as("who is kept away is not missed")
        .allSatisfy(stream -> assertThat(stream.differing()).as(stream.stream()).isZero());
    assertThat(traces(keys)).isEmpty();
  }

  @Test
  void customer_takesAlongWhatWasWrittenToRecordsThatTheSourceHasDeleted() {
    String gone =
        column(
                """
                select max(id) from opportunity
                where connection = :it and id in (select record_id from write)
                """,
                "salesforce")
            .get(0);
    long customer =
        perennial
            .store()
            .sql(
                """
                select customer.id from customer
                join opportunity using (connection, account_id) where opportunity.id = :id
                """)
            .param("id", gone)
            .query(Long.class)
            .single();
    clock.advance(Duration.ofMinutes(1));
    systems.salesforce().records().delete(systems.salesforce().person(), "Opportunity", gone);
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(traces(Set.of(gone))).containsKeys("source_record", "write");

    Certificate certificate = erase(Subject.customer(customer));

    assertThat(certificate.left()).isEmpty();
    assertThat(traces(Set.of(gone))).isEmpty();
  }

  @Test
  void customer_bringsNothingNewAfterwards() {
    CustomerTruth customer = somebody();
    String organization =
        column(
                "select id from customer_link where type = 'organization' and customer = :it",
                number(customer))
            .get(0);
    String billed =
        column(
                "select id from customer_link where type = 'billing_customer' and customer = :it",
                number(customer))
            .get(0);
    erase(Subject.customer(number(customer)));

    clock.advance(Duration.ofMinutes(1));
    systems.update("Account", customer.accountId(), Map.of("Name", "Another name"));
    String contact =
        systems.create("Contact", Map.of("LastName", "Sample", "AccountId", customer.accountId()));
    String user = systems.zendesk().people().createUser("A. Sample", "a@x.example", organization);
    String ticket = systems.zendesk().people().openTicket(user, "How to", "normal");
    String draft = systems.stripe().invoices().create(billed, Map.of());
    clock.advance(Duration.ofMinutes(10));
    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(traces(Set.of(customer.accountId(), contact, billed, draft))).isEmpty();
    assertThat(column("select id from source_record where stream = 'tickets' and id = :it", ticket))
        .isEmpty();
  }

  @Test
  void customer_comesBackWhenItIsLifted() {
    CustomerTruth customer = somebody();
    Subject subject = Subject.customer(number(customer));
    erase(subject);
    perennial.sync();
    assertThat(customers()).isEqualTo(CUSTOMERS - 1);

    assertThat(perennial.bean(Erasing.class).lift(subject))
        .contains("salesforce/accounts", "stripe/customers");
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();

    assertThat(customers()).isEqualTo(CUSTOMERS);
    assertThat(count("suppression")).isZero();
    assertThatThrownBy(() -> perennial.bean(Erasing.class).lift(subject))
        .isInstanceOf(Refused.class);
  }

  @Test
  void rehearsal_countsAndChangesNothing() {
    CustomerTruth customer = somebody();
    Subject subject = Subject.customer(number(customer));
    Map<String, Integer> before = traces(keys(customer));

    Certificate rehearsed = perennial.bean(Erasing.class).erase(subject, true, "tester");

    assertThat(traces(keys(customer))).isEqualTo(before);
    assertThat(count("suppression")).isZero();
    assertThat(rehearsed.text()).contains("nothing of this has been done");
    assertThat(erase(subject).removed()).isEqualTo(rehearsed.removed());
  }

  @Test
  void erasure_isRefusedForWhatIsNoPersonAndDuringATurn() {
    Erasing erasing = perennial.bean(Erasing.class);
    String ticket = column("select max(id) from ticket where connection = :it", "zendesk").get(0);

    assertThatThrownBy(() -> erasing.erase(Subject.person(ticket), false, "tester"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("zendesk/tickets")
        .hasMessageContaining("--customer");
    assertThatThrownBy(() -> erasing.erase(Subject.person("12345"), false, "tester"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("too short");
    assertThatThrownBy(() -> erasing.erase(Subject.customer(4711), false, "tester"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("4711");
    Lease turn = perennial.bean(Leases.class).claim("turn").orElseThrow();
    assertThatThrownBy(() -> erasing.erase(Subject.customer(1), false, "tester"))
        .isInstanceOf(TurnRefused.class);
    perennial.bean(Leases.class).release(turn);
  }

  @Test
  void customer_isNotLeftInThePlaceOfARefreshUnderWay() {
    CustomerTruth customer = somebody();
    perennial
        .store()
        .sql(
            """
            insert into refresh (connection, stream, cursor, begun_at)
            values ('salesforce', 'accounts', :cursor, :now)
            """)
        .param("cursor", "2026-06-01T00:00:00Z %s -".formatted(customer.accountId()))
        .param("now", Sql.time(clock.instant()))
        .update();

    Certificate certificate = erase(Subject.customer(number(customer)));

    assertThat(certificate.left()).isEmpty();
    assertThat(certificate.readAgain()).contains("salesforce/accounts");
    assertThat(count("refresh where cursor is not null")).isZero();
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
  }
}
