package io.perennial.connector.zendesk;

import static io.perennial.connector.zendesk.Fixture.ACME;
import static io.perennial.connector.zendesk.Fixture.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.Connector;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.testkit.SourceContract;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import io.perennial.sandbox.zendesk.account.Quirks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationSourceTest extends SourceContract {

  private final Fixture fixture = Fixture.paged();
  private final Connector connector = fixture.connector();

  @AfterEach
  void close() {
    connector.close();
    fixture.close();
  }

  @Override
  protected Source source() {
    return connector.source();
  }

  @Override
  protected Selection selection() {
    return Selection.of("organizations", List.of("name", "external_id", "domain_names"));
  }

  @Override
  protected int size() {
    return 5;
  }

  @Override
  protected String changeOne() {
    fixture.zendesk.people().updateOrganization(BETA, Map.of("name", "Better"));
    fixture.clock.pass(Duration.ofMinutes(3));
    return BETA;
  }

  @Override
  protected String deleteOne() {
    fixture.zendesk.people().deleteOrganization(BETA);
    fixture.clock.pass(Duration.ofMinutes(3));
    return BETA;
  }

  @Override
  protected String spoilOne() {
    SpoiltRow.in(fixture, "organizations", ACME, row -> row.remove("updated_at"));
    return ACME;
  }

  @Test
  void read_keepsWhatIsSelected() {
    Fixture.Read read = Fixture.readAll(connector, selection(), Cursor.START);

    assertThat(read.records().get(0).id()).isEqualTo(ACME);
    assertThat(read.records().get(0).fields())
        .isEqualTo(
            Map.of(
                "name",
                "Acme",
                "external_id",
                "0015g00000AcmeAAA",
                "domain_names",
                List.of("acme.example")));
  }

  @Test
  void read_givesOurOwnFieldsByTheirKeys() {
    fixture
        .zendesk
        .people()
        .updateOrganization(
            BETA, Map.of("organization_fields", Map.of("perennial_renewal_date", "2027-01-31")));

    Fixture.Read read =
        Fixture.readAll(
            connector,
            Selection.of("organizations", List.of("perennial_renewal_date", "perennial_owner")),
            Cursor.START);

    assertThat(read.records())
        .filteredOn(record -> record.id().equals(BETA))
        .allSatisfy(
            record ->
                assertThat(record.fields())
                    .containsEntry("perennial_renewal_date", "2027-01-31")
                    .containsEntry("perennial_owner", null));
  }

  @Test
  void read_goesByTheClockOfZendesk() {
    for (Duration ahead : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
      try (Connector skewed = fixture.connectorAhead(ahead)) {
        skewed.identity(); // the first answer tells what time it is there
        fixture.zendesk.people().updateOrganization(ACME, Map.of("name", "Before" + ahead));
        Fixture.Read read = Fixture.readAll(skewed, selection(), Cursor.START);
        fixture.zendesk.people().updateOrganization(ACME, Map.of("name", "After" + ahead));

        Fixture.Read again = Fixture.readAll(skewed, selection(), read.end());

        assertThat(again.records())
            .filteredOn(record -> record.id().equals(ACME))
            .allSatisfy(
                record -> assertThat(record.fields()).containsEntry("name", "After" + ahead))
            .isNotEmpty();
      }
    }
  }

  @Test
  void read_readsTheLastMinuteAgainInsteadOfLosingIt() {
    fixture.zendesk.people().updateOrganization(ACME, Map.of("name", "Acme One"));

    Fixture.Read read = Fixture.readAll(connector, selection(), Cursor.START);
    fixture.zendesk.people().updateOrganization(ACME, Map.of("name", "Acme Two"));
    Fixture.Read again = Fixture.readAll(connector, selection(), read.end());

    assertThat(read.records())
        .extracting(record -> record.fields().get("name"))
        .contains("Acme One");
    assertThat(again.records())
        .extracting(record -> record.fields().get("name"))
        .contains("Acme Two");
  }

  @Test
  void read_neverAsksForAStartWithinTheLastMinute() {
    fixture.zendesk.people().createOrganization("Brand new", Map.of());
    Fixture.Read read = Fixture.readAll(connector, selection(), Cursor.START);

    Fixture.readAll(connector, selection(), read.end());
    Fixture.readAll(
        connector, selection(), new Cursor(String.valueOf(Fixture.NOW.getEpochSecond())));

    assertThat(fixture.zendesk.journal().answers(422)).isZero();
  }

  @Test
  void read_getsPastAFullPageOfOneSecond() {
    WorldBuilder crowd = World.written();
    for (int i = 0; i < 5; i++) {
      crowd.record("organizations", String.valueOf(700 + i), Fixture.at(1)).set("name", "Org " + i);
    }
    crowd.record("organizations", "800", Fixture.at(2)).set("name", "Last");
    try (Fixture crowded =
            Fixture.of(crowd.build(), Fixture.options().quirks(Quirks.usual().pageSize(2)));
        Connector other = crowded.connector()) {
      Fixture.Read read = Fixture.readAll(other, selection(), Cursor.START);

      assertThat(read.records())
          .extracting(SourceRecord::id)
          .contains("700", "701", "702", "703", "704", "800");
    }
  }

  @Test
  void read_isOneCallWhenNothingChanged() {
    Fixture.Read read = Fixture.readAll(connector, selection(), Cursor.START);
    fixture.zendesk.journal().reset();

    Page again = source().read(selection(), read.end());

    assertThat(again.more()).isFalse();
    assertThat(again.next()).isEqualTo(read.end());
    assertThat(fixture.zendesk.journal().calls()).isEqualTo(1);
  }
}
