package io.perennial.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.work.Runs.Status;
import java.time.Duration;
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
  void mention_isBlankedInRecordsOfOthers() {
    String owner =
        column("select max(owner_id) from account where connection = :it", "salesforce").get(0);
    assertThat(traces(Set.of(owner))).containsKeys("account", "source_record");

    Certificate certificate = erase(Subject.person(owner));

    assertThat(certificate.blanked()).containsKeys("account.owner_id", "source_record.payload");
    assertThat(certificate.left()).isEmpty();
    assertThat(certificate.remarks()).singleElement().asString().contains("comes back");
    assertThat(traces(Set.of(owner))).isEmpty();
    assertThat(count("account")).isEqualTo(CUSTOMERS);
  }
}
