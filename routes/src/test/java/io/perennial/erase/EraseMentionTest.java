package io.perennial.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.connector.ConnectionName;
import io.perennial.erase.subject.Subject;
import io.perennial.model.CanonicalType;
import io.perennial.reconcile.Reconciler;
import io.perennial.sandbox.company.CustomerTruth;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sql.Json;
import io.perennial.store.PageStore;
import io.perennial.store.Parked;
import io.perennial.store.StreamKey;
import io.perennial.turn.Report;
import io.perennial.work.Lease;
import io.perennial.work.LeaseLost;
import io.perennial.work.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Records of others that name somebody who was erased do so no more, however often they come. */
class EraseMentionTest extends EraseTestCase {

  private final CustomerTruth parent = company.truth().customer(0);

  private final String child = company.truth().customer(1).accountId();

  private void makeParent() {
    clock.advance(Duration.ofMinutes(1));
    systems.update("Account", child, Map.of("ParentId", parent.accountId()));
    readOn();
    assertThat(column("select parent_id from account where id = :it", child))
        .containsExactly(parent.accountId());
  }

  private void assertNothingDiffers() {
    assertThat(perennial.bean(Reconciler.class).run(true).streams())
        .allSatisfy(stream -> assertThat(stream.differing()).as(stream.stream()).isZero());
  }

  @Test
  void parent_isNamedNoMoreByItsChildren() {
    makeParent();
    Subject subject = Subject.customer(number(parent));

    Certificate certificate = erase(subject);

    assertThat(certificate.left()).isEmpty();
    assertThat(certificate.blanked()).containsKeys("account.parent_id", "source_record.payload");
    assertThat(traces(Set.of(parent.accountId()))).isEmpty();
    int versions = count("source_version");

    Report again = readAgain();

    assertThat(again.customers()).isEqualTo(CUSTOMERS - 1);
    assertThat(count("source_version")).as("nothing has changed").isEqualTo(versions);
    assertThat(traces(Set.of(parent.accountId()))).isEmpty();
    assertNothingDiffers();
    assertThat(traces(Set.of(parent.accountId()))).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    systems.update("Account", child, Map.of("Name", "Another name"));
    readOn();

    assertThat(column("select name from account where id = :it", child))
        .containsExactly("Another name");
    assertThat(traces(Set.of(parent.accountId()))).isEmpty();
    assertNothingDiffers();

    perennial.bean(Erasing.class).lift(subject);
    readOn();
    assertThat(column("select parent_id from account where id = :it", child))
        .containsExactly(parent.accountId());
  }

  @Test
  void parent_isNotNamedByAChildThatComesLater() {
    erase(Subject.customer(number(parent)));

    clock.advance(Duration.ofMinutes(1));
    String late = systems.create("Account", Map.of("Name", "Late", "ParentId", parent.accountId()));
    readOn();

    assertThat(column("select name from account where id = :it", late)).containsExactly("Late");
    assertThat(traces(Set.of(parent.accountId()))).isEmpty();
  }

  @Test
  void owner_isBlankedInRecordsOfOthersAndStaysSo() {
    String owner =
        column("select max(owner_id) from account where connection = :it", "salesforce").get(0);
    String account = column("select min(id) from account where owner_id = :it", owner).get(0);
    assertThat(traces(Set.of(owner))).containsKeys("account", "source_record");

    Certificate certificate = erase(Subject.person(owner));

    assertThat(certificate.blanked()).containsKeys("account.owner_id", "source_record.payload");
    assertThat(certificate.left()).isEmpty();
    assertThat(certificate.remarks()).singleElement().asString().contains("from now on");
    assertThat(traces(Set.of(owner))).isEmpty();
    assertThat(count("account")).isEqualTo(CUSTOMERS);

    clock.advance(Duration.ofMinutes(1));
    systems.update("Account", account, Map.of("Name", "Another name"));
    readOn();
    readAgain();
    assertThat(traces(Set.of(owner))).isEmpty();
    assertThat(count("account")).isEqualTo(CUSTOMERS);
    assertNothingDiffers();

    perennial.bean(Erasing.class).lift(Subject.person(owner));
    readOn();
    assertThat(column("select owner_id from account where id = :it", account))
        .containsExactly(owner);
  }

  @Test
  void address_isHiddenAmongTheWordsOfOthers() {
    String billed =
        column("select min(id) from billing_customer where connection = :it", "stripe").get(0);
    systems
        .stripe()
        .customers()
        .update(
            billed,
            Map.of(
                "name",
                "Acme (ask Pat.Sample@somewhere.example or m.pat.sample@somewhere.example)"));
    readOn();
    assertThat(traces(Set.of("pat.sample"))).containsKeys("source_record", "billing_customer");

    Certificate certificate = erase(Subject.person("pat.sample@somewhere.example"));

    assertThat(certificate.left()).isEmpty();
    String left = "Acme (ask erased or m.pat.sample@somewhere.example)";
    assertThat(column("select name from billing_customer where id = :it", billed))
        .containsExactly(left);

    readOn();
    readAgain();

    assertThat(column("select name from billing_customer where id = :it", billed))
        .containsExactly(left);
    assertNothingDiffers();
    perennial.bean(Erasing.class).lift(Subject.person("pat.sample@somewhere.example"));
    readOn();
    assertThat(column("select name from billing_customer where id = :it", billed).get(0))
        .contains("Pat.Sample");
  }

  @Test
  void malformedRecord_ofWhoWasErasedIsNotParked() {
    long customer = number(company.truth().customer(0));
    String ticket =
        column(
                """
                select max(ticket.id) from ticket join customer_link link
                  on link.type = 'organization' and link.id = ticket.organization_id
                where link.customer = :it
                """,
                customer)
            .get(0);
    erase(Subject.customer(customer));
    systems
        .zendesk()
        .faults()
        .always(
            Call.to("GET", "/tickets"),
            (call, work) -> {
              Answer answer = work.get();
              JsonNode json = Json.read(answer.body(), JsonNode.class);
              json.path("tickets").forEach(row -> ((ObjectNode) row).put("updated_at", "soon"));
              return answer.withBody(json.toString());
            });

    Report report = readAgain();

    assertThat(report.connection("zendesk").parked()).isPositive();
    assertThat(perennial.bean(Parked.class).list())
        .isNotEmpty()
        .noneMatch(parked -> parked.id().equals(ticket));
  }

  @Test
  void replay_underWayBringsNothingBack() {
    StreamKey accounts = new StreamKey(new ConnectionName("salesforce"), "accounts");
    Lease replaying = perennial.bean(Leases.class).claim(accounts.lease()).orElseThrow();
    Subject subject = Subject.customer(number(parent));

    perennial.bean(Erasing.class).erase(subject, true, "tester");
    remap(accounts, replaying); // a rehearsal ends nothing

    erase(subject);
    assertThatThrownBy(() -> remap(accounts, replaying)).isInstanceOf(LeaseLost.class);
    assertThat(traces(Set.of(parent.accountId()))).isEmpty();
    readOn();
  }

  private void remap(StreamKey key, Lease lease) {
    perennial
        .bean(PageStore.class)
        .remap(lease, key, CanonicalType.ACCOUNT, List.of(), clock.instant());
  }
}
