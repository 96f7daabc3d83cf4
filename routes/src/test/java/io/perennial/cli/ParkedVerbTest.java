package io.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.database.DatabaseSettings;
import io.perennial.testing.CommandLine;
import io.perennial.testing.Forked;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parked}, {@code replay} and {@code status} of a record, from the command line. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class ParkedVerbTest {

  private final SalesforceSystem crm =
      SalesforceSystem.start(
          "salesforce", 9, TestApplication.shippedWriteBack(), Clock.systemUTC());
  private final DatabaseSettings database = TestDatabase.create();
  private final List<String> accounts = new ArrayList<>();

  @TempDir private Path folder;

  private CommandLine perennial;

  @BeforeEach
  void sell() {
    perennial = new CommandLine(folder.resolve("config"));
    for (int i = 0; i < 3; i++) {
      accounts.add(crm.create("Account", Map.of("Name", "Acme " + i)));
    }
    Forked.configure(folder, "salesforce", crm.settings(), Optional.of(database));
  }

  @AfterEach
  void stop() {
    crm.close();
  }

  @Test
  void parked_listsWhatWasRefusedAndReplaySendsItAgain() throws IOException {
    crm.salesforce().obstacles().close(accounts.get(1));
    crm.salesforce().obstacles().close(accounts.get(2));
    assertThat(perennial.run("sync", "--quiet")).as(perennial.printed()).isEqualTo(2);

    perennial.run("status");
    assertThat(perennial.printed())
        .as("times to the second; sync removes, too, what is old enough, and nothing is")
        .containsPattern("salesforce/accounts +read [0-9-]{10}T[0-9:]{8}Z\n")
        .containsPattern("old enough to go, removed [0-9-]{10}T[0-9:]{8}Z: nothing\n$");

    assertThat(perennial.run("parked", "--most", "1")).isEqualTo(2);
    assertThat(perennial.printed())
        .containsPattern("2 +WRITE salesforce +INSUFFICIENT_ACCESS_OR_READONLY +since 2")
        .contains("salesforce/Account ", " of Acme ", "tried once")
        .contains("insufficient access rights on object id")
        .contains("-> Our user may not change the record. Give the user of the external client app")
        .contains("… and 1 more");

    assertThat(perennial.run("parked", "--json", "--stage", "write")).isEqualTo(2);
    JsonNode json = new ObjectMapper().readTree(perennial.printed());
    assertThat(json.path("total").asInt()).isEqualTo(2);
    assertThat(json.path("records").path(0).path("cause").asText()).contains("may not change");
    assertThat(perennial.run("parked", "--stage", "MAP")).isZero();

    assertThat(perennial.run("parked", "--reason", "INSUFFICENT_ACCESS_OR_READONLY")).isEqualTo(64);
    assertThat(perennial.printed()).contains("did you mean INSUFFICIENT_ACCESS_OR_READONLY?");
    assertThat(perennial.run("parked", "--reason", "STRING_TOO_LONG")).isZero();
    assertThat(perennial.printed()).contains("nothing is parked with the reason STRING_TOO_LONG");
    assertThat(perennial.run("replay", "--connection", "erp")).isEqualTo(64);
    assertThat(perennial.printed()).contains("There is no connection erp; there are: salesforce");

    crm.salesforce().obstacles().clear();
    assertThat(perennial.run("replay", "--connection", "salesforce", accounts.get(1)))
        .as(perennial.printed())
        .isZero();
    assertThat(perennial.printed()).containsPattern("1 +sent by the next sync");
    assertThat(perennial.run("sync", "--quiet")).as(perennial.printed()).isZero();
    assertThat(perennial.run("parked", "--json")).isEqualTo(2);
    assertThat(
            new ObjectMapper()
                .readTree(perennial.printed())
                .path("records")
                .path(0)
                .path("id")
                .asText())
        .isEqualTo(accounts.get(2));
    assertThat(perennial.run("replay")).isZero();
    assertThat(perennial.run("sync", "--quiet")).as(perennial.printed()).isZero();
    assertThat(perennial.run("parked")).isZero();
    assertThat(perennial.printed()).contains("nothing is parked");
  }

  @Test
  void status_tellsTheJourneyOfARecordByItsKeyAndOfACustomerByItsName() throws IOException {
    crm.salesforce().obstacles().close(accounts.get(1));
    assertThat(perennial.run("sync", "--quiet")).as(perennial.printed()).isEqualTo(2);

    assertThat(perennial.run("status", accounts.get(0))).as(perennial.printed()).isZero();
    assertThat(perennial.printed())
        .contains("salesforce/accounts " + accounts.get(0))
        .containsPattern("2\\S+Z +read +READ +version 1, first seen 2")
        .containsPattern("2\\S+Z +mapped +MAPPED +is an account")
        .containsPattern("2\\S+Z +matched +MATCHED +Acme 0 \\(customer \\d+\\), by anchor, 100 %")
        .containsPattern("2\\S+Z +scored +SCORED ")
        .containsPattern(
            "2\\S+Z +written +ACKNOWLEDGED Account: Perennial_Flags__c, Perennial_Health_As_Of__c, ");

    assertThat(perennial.run("status", "acme 1")).isEqualTo(2);
    assertThat(perennial.printed())
        .containsPattern("written +PARKED +INSUFFICIENT_ACCESS_OR_READONLY: insufficient access")
        .contains("-> Give the user of the external client app");

    assertThat(perennial.run("status", "--json", accounts.get(1))).isEqualTo(2);
    JsonNode trail = new ObjectMapper().readTree(perennial.printed()).path("records").path(0);
    assertThat(trail.path("stream").asText()).isEqualTo("accounts");
    assertThat(trail.path("steps")).hasSize(5);

    assertThat(perennial.run("status", "nobody")).isEqualTo(1);
    assertThat(perennial.printed()).contains("There is no customer and no record called nobody");
  }
}
