package io.perennial.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.brake.Brake;
import io.perennial.erase.subject.Subject;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A customer's name goes from the sentences that were told about many. */
class EraseSentencesTest extends EraseTestCase {

  private String name(long customer) {
    return column("select name from customer where id = :it", customer).get(0);
  }

  /** As after an outage: every band would turn. */
  private Report heldRun() {
    perennial
        .store()
        .sql(
            """
            update target_value
            set desired = desired || '{"Perennial_Health_Band__c": "upside down"}', pending = true
            where object = 'Account' and seen ->> 'Perennial_Health_Band__c' is not null
            """)
        .update();
    clock.advance(Duration.ofMinutes(10));
    return perennial.sync();
  }

  private List<Long> examples() {
    String reason = perennial.bean(Brake.class).waiting().orElseThrow().reason();
    return perennial
        .store()
        .sql("select id from customer order by id")
        .query(Long.class)
        .list()
        .stream()
        .filter(id -> reason.contains("%s (customer %d)".formatted(name(id), id)))
        .toList();
  }

  @Test
  void customer_isGoneFromWhatTheBrakeSaid() {
    Report held = heldRun();
    assertThat(held.status()).isEqualTo(Status.WAITING);
    List<Long> named = examples();
    assertThat(named).hasSize(5);
    String name = name(named.get(2));
    String next = name(named.get(3));
    assertThat(traces(Set.of(name))).containsKeys("brake", "run");

    Certificate certificate = erase(Subject.customer(named.get(2)));

    assertThat(certificate.left()).isEmpty();
    assertThat(certificate.blanked()).containsKeys("brake.reason", "run.report");
    assertThat(traces(Set.of(name))).isEmpty();
    assertThat(perennial.bean(Brake.class).waiting().orElseThrow().reason())
        .contains("would change band", next + " (customer", "erased ")
        .doesNotContain("(customer %d)".formatted(named.get(2)));
  }

  @Test
  void customer_isGoneAlsoUnderTheNameItBoreThen() {
    heldRun();
    long customer = examples().get(0);
    String then = name(customer);
    perennial
        .store()
        .sql("update customer set name = 'New Name Limited' where id = :id")
        .param("id", customer)
        .update();

    Certificate certificate = erase(Subject.customer(customer));

    assertThat(certificate.left()).isEmpty();
    assertThat(traces(Set.of(then))).isEmpty();
  }

  @Test
  void name_inAnothersValueIsToldAndNotChanged() {
    long customer =
        perennial.store().sql("select min(id) from customer").query(Long.class).single();
    String name = name(customer);
    perennial
        .store()
        .sql("update account set industry = :words where name <> :name")
        .param("words", "partner of %s, by the harbor".formatted(name))
        .param("name", name)
        .update();

    Certificate certificate = erase(Subject.customer(customer));

    assertThat(certificate.left()).isEmpty();
    assertThat(certificate.named()).containsEntry("account.industry", CUSTOMERS - 1);
    assertThat(certificate.text()).contains("account.industry, 39 rows of others");
    assertThat(traces(Set.of(name))).containsOnlyKeys("account");
  }
}
