package io.perennial.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.erase.subject.Subject;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A person is forgotten, also where records of others name them. */
class ErasePersonTest extends EraseTestCase {

  @Test
  void person_isForgottenByTheKeyOfAContact() {
    String contact =
        column("select id from contact where connection = :it order by id limit 1", "salesforce")
            .get(0);
    String account = column("select account_id from contact where id = :it", contact).get(0);

    Certificate certificate = erase(Subject.person(contact));

    assertThat(certificate.left()).isEmpty();
    assertThat(traces(Set.of(contact))).isEmpty();
    assertThat(column("select id from touched where type = 'account' and id = :it", account))
        .as("the account's score has to be worked out anew")
        .isNotEmpty();
    clock.advance(Duration.ofMinutes(1));
    systems.update("Contact", contact, Map.of("Title", "Chief Executive"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(traces(Set.of(contact))).isEmpty();
    assertThat(customers()).isEqualTo(CUSTOMERS);
  }

  @Test
  void person_isForgottenByAnAddressThatIsNotKept() {
    String account = column("select id from account where connection = :it", "salesforce").get(0);
    String address = "Pat.Sample@Somewhere.example";
    String contact =
        systems.create(
            "Contact", Map.of("LastName", "Sample", "AccountId", account, "Email", address));
    String other =
        systems.create(
            "Contact",
            Map.of("LastName", "Other", "AccountId", account, "Email", "x@somewhere.example"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(traces(Set.of(contact))).isNotEmpty();

    Certificate certificate = erase(Subject.person(address.toUpperCase(Locale.ROOT)));

    assertThat(certificate.readAgain()).contains("salesforce/contacts", "stripe/customers");
    assertThat(traces(Set.of("pat.sample"))).isEmpty();
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    assertThat(traces(Set.of(contact))).isEmpty();
    assertThat(traces(Set.of(other))).isNotEmpty();

    perennial.bean(Erasing.class).lift(Subject.person(address));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(traces(Set.of(contact))).isNotEmpty();
  }

  @Test
  void person_staysAwayWhenTheAddressIsTakenOutOfTheRecord() {
    String account = column("select id from account where connection = :it", "salesforce").get(0);
    String address = "pat.sample@somewhere.example";
    String contact =
        systems.create(
            "Contact", Map.of("LastName", "Sample", "AccountId", account, "Email", address));
    readOn();
    erase(Subject.person(address));
    readOn();

    clock.advance(Duration.ofMinutes(1));
    systems.update("Contact", contact, Map.of("Email", "someone@else.example"));
    readOn();

    assertThat(traces(Set.of(contact))).isEmpty();

    perennial.bean(Erasing.class).lift(Subject.person(address));
    readOn();
    assertThat(traces(Set.of(contact))).isNotEmpty();
    assertThat(count("suppression")).isZero();
  }

  @Test
  void person_takesTheBillsAlongThatAreInTheirName() {
    String billed =
        column(
                "select billing_customer_id from invoice where connection = :it order by 1 limit 1",
                "stripe")
            .get(0);
    Set<String> bills = new HashSet<>(bills(billed));
    String address = "pat.sample@somewhere.example";
    clock.advance(Duration.ofMinutes(1));
    systems.stripe().customers().update(billed, Map.of("email", address));
    readOn();
    erase(Subject.person(address));
    readOn();

    assertThat(bills).isNotEmpty();
    assertThat(traces(bills)).isEmpty();
    assertThat(traces(Set.of(billed)))
        .as("where others name the key is left to an erasure by the key")
        .containsOnlyKeys("account", "source_record");

    clock.advance(Duration.ofMinutes(1));
    systems.stripe().customers().update(billed, Map.of("email", "someone@else.example"));
    bills.add(systems.stripe().invoices().create(billed, Map.of()));
    assertThat(readAgain().status()).isEqualTo(Status.COMPLETE);
    assertThat(traces(bills)).isEmpty();

    assertThat(erase(Subject.person(billed)).left()).isEmpty();
    assertThat(traces(Set.of(billed))).isEmpty();
  }

  private Set<String> bills(String billed) {
    return Set.copyOf(
        column(
            """
            select id from invoice where billing_customer_id = :it
            union select id from subscription where billing_customer_id = :it
            """,
            billed));
  }

  @Test
  void person_isForgottenByTheShortFormOfAKey() {
    String contact =
        column("select id from contact where connection = :it order by id limit 1", "salesforce")
            .get(0);

    Certificate certificate = erase(Subject.person(contact.substring(0, 15)));

    assertThat(certificate.removed()).containsEntry("contact", 1);
    assertThat(traces(Set.of(contact))).isEmpty();
    assertThat(perennial.bean(Erasing.class).lift(Subject.person(contact)))
        .containsExactly("salesforce/contacts");
  }

  @Test
  void person_whoIsNotHeldYetIsKeptAwayByTheKey() {
    String account = column("select id from account where connection = :it", "salesforce").get(0);
    String contact = systems.create("Contact", Map.of("LastName", "Sample", "AccountId", account));

    Certificate certificate = erase(Subject.person(contact));

    assertThat(certificate.keptAway()).isPositive();
    assertThat(certificate.remarks())
        .singleElement()
        .asString()
        .contains("salesforce/contacts", "kept away");
    readOn();
    assertThat(traces(Set.of(contact))).isEmpty();
  }

  @Test
  void person_staysAwayWhenTheCustomerIsLetInAgain() {
    String contact =
        column("select id from contact where connection = :it order by id limit 1", "salesforce")
            .get(0);
    long customer =
        Long.parseLong(
            column(
                    """
                    select customer.id::text from customer
                    join contact on contact.account_id = customer.account_id where contact.id = :it
                    """,
                    contact)
                .get(0));
    erase(Subject.customer(customer));
    erase(Subject.person(contact));

    perennial.bean(Erasing.class).lift(Subject.customer(customer));
    readOn();

    assertThat(customers()).isEqualTo(CUSTOMERS);
    assertThat(traces(Set.of(contact))).isEmpty();
  }
}
