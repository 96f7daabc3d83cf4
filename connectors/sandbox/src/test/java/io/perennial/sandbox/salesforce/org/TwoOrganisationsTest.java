package io.perennial.sandbox.salesforce.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.salesforce.Client;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.world.World;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoOrganisationsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String ID = RecordId.of("001", 1).value();

  @Test
  void organisations_shareNothing() {
    try (Salesforce one = start(1);
        Salesforce other = start(2)) {
      Client client = Client.login(one, one.integration());
      client.patch("/sobjects/Account/" + ID, "{\"Site\":\"1\"}");

      assertThat(one.organizationId()).isNotEqualTo(other.organizationId());
      assertThat(one.integration().id()).isNotEqualTo(other.integration().id());
      assertThat(
              Client.login(other, other.integration()).values("SELECT Site FROM Account", "Site"))
          .containsExactly("null");
      assertThat(Client.login(other, one.integration()).get("/limits").status()).isEqualTo(401);
    }
  }

  @Test
  void writers_besideEachOtherLoseNothing() {
    try (Salesforce salesforce = start(1)) {
      Client client = Client.login(salesforce, salesforce.integration());

      List<Integer> statuses =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(
                  i ->
                      i % 2 == 0
                          ? client.post("/sobjects/Account", "{\"Name\":\"n" + i + "\"}").status()
                          : client.query("SELECT COUNT(Id) FROM Account").status())
              .toList();

      assertThat(statuses).containsOnly(200, 201);
      assertThat(client.values("SELECT Name FROM Account WHERE Name LIKE 'n%'", "Name"))
          .hasSize(32);
    }
  }

  private static Salesforce start(int number) {
    World world = World.written().record("Account", ID, CLOCK.instant()).set("Name", "A").build();
    return Salesforce.start(
        world,
        CLOCK,
        SalesforceOptions.defaults()
            .identity(new Identity(number, "Org " + number, false, false, "USD")));
  }
}
