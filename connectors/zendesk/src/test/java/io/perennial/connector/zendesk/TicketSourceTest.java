package io.perennial.connector.zendesk;

import static io.perennial.connector.zendesk.Fixture.BURNING;
import static io.perennial.connector.zendesk.Fixture.JANE;
import static io.perennial.connector.zendesk.Fixture.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.Connector;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.testkit.SourceContract;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.account.Quirks;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketSourceTest extends SourceContract {

  private static final Selection WITH_SIDE_LOADS =
      Selection.of(
          "tickets",
          List.of(
              "status",
              "metric_set.reopens",
              "metric_set.reply_time_in_minutes.calendar",
              "requester.organization_id",
              "requester.email"));

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
    return Selection.of("tickets", List.of("status", "priority"));
  }

  @Override
  protected int size() {
    return 5;
  }

  @Override
  protected String changeOne() {
    fixture.zendesk.people().setPriority(SLOW, "high");
    fixture.clock.pass(Duration.ofMinutes(3));
    return SLOW;
  }

  @Override
  protected String deleteOne() {
    fixture.zendesk.people().deleteTicket(SLOW);
    fixture.clock.pass(Duration.ofMinutes(3));
    return SLOW;
  }

  @Override
  protected String spoilOne() {
    SpoiltRow.in(
        fixture, "tickets", BURNING, row -> row.put("updated_at", "+999999-01-01T00:00:00Z"));
    return BURNING;
  }

  @Test
  void object_isTheWriteTarget() {
    assertThat(source().object("tickets")).isEqualTo("ticket");
    assertThat(source().streams()).containsExactly("organizations", "tickets");
  }

  @Test
  void read_mergesSideLoadsWithoutACallPerTicket() {
    Fixture.Read read = Fixture.readAll(connector, WITH_SIDE_LOADS, Cursor.START);

    assertThat(fields(read.records(), BURNING))
        .isEqualTo(
            Map.of(
                "status",
                "open",
                "metric_set",
                Map.of(
                    "reopens",
                    BigInteger.TWO,
                    "reply_time_in_minutes",
                    Map.of("calendar", BigInteger.valueOf(17))),
                "requester",
                Map.of("organization_id", BigInteger.valueOf(201), "email", "jane@acme.example")));
    assertThat(fixture.zendesk.journal().byKind())
        .isEqualTo(Map.of("POST /oauth/tokens", 1L, "GET /api/v2/incremental/tickets/cursor", 4L));
  }

  @Test
  void read_takesMetricsThatStandInTheTicket() {
    try (Fixture embedding = Fixture.of(Fixture.options().quirks(new Quirks(1000, true, true, 2)));
        Connector other = embedding.connector()) {
      Fixture.Read read = Fixture.readAll(other, WITH_SIDE_LOADS, Cursor.START);

      assertThat(fields(read.records(), BURNING).get("metric_set"))
          .isEqualTo(
              Map.of(
                  "reopens",
                  BigInteger.TWO,
                  "reply_time_in_minutes",
                  Map.of("calendar", BigInteger.valueOf(17))));
    }
  }

  @Test
  void read_asksForNoSideLoadThatIsNotSelected() {
    List<String> includes = new ArrayList<>();
    fixture
        .zendesk
        .journal()
        .listen(
            exchange -> includes.addAll(exchange.call().parameter("include").stream().toList()));

    source().read(selection(), Cursor.START);

    assertThat(includes).isEmpty();
  }

  @Test
  void read_keepsNothingThatIsNotSelected() {
    Fixture.Read read =
        Fixture.readAll(
            connector,
            Selection.of("tickets", List.of("custom_fields[id=360001].value", "requester.id")),
            Cursor.START);

    assertThat(fields(read.records(), BURNING))
        .isEqualTo(
            Map.of(
                "custom_fields",
                List.of(Map.of("id", BigInteger.valueOf(360001), "value", "renews soon")),
                "requester",
                Map.of("id", new BigInteger(JANE))));
  }

  @Test
  void read_givesOurOwnFieldsByTheirNames() {
    Fixture.Read read =
        Fixture.readAll(
            connector, Selection.of("tickets", List.of("perennial_context")), Cursor.START);

    assertThat(fields(read.records(), BURNING))
        .isEqualTo(Map.of("perennial_context", "renews soon"));
  }

  @Test
  void read_toleratesTheLastItemComingAgain() {
    Page first = source().read(selection(), Cursor.START);
    Page second = source().read(selection(), first.next());

    assertThat(second.records().get(0)).isEqualTo(first.records().get(1));
    assertThat(second.next()).isNotEqualTo(first.next());
  }

  @Test
  void read_endsWithTheStream() {
    Fixture.Read read = Fixture.readAll(connector, selection(), Cursor.START);
    fixture.zendesk.journal().reset();

    Page again = source().read(selection(), read.end());

    assertThat(again.more()).isFalse();
    assertThat(again.records()).isEmpty();
    assertThat(again.next()).isEqualTo(read.end());
    assertThat(fixture.zendesk.journal().calls()).isEqualTo(1);
  }

  @Test
  void read_losesNothingOfTheLastMinute() {
    Fixture.Read read = Fixture.readAll(connector, selection(), Cursor.START);
    String fresh = fixture.zendesk.people().openTicket(JANE, "Just now", "high");

    Fixture.Read tooEarly = Fixture.readAll(connector, selection(), read.end());
    fixture.clock.pass(Duration.ofMinutes(2));
    Fixture.Read later = Fixture.readAll(connector, selection(), tooEarly.end());

    assertThat(tooEarly.records()).isEmpty();
    assertThat(later.records()).extracting(SourceRecord::id).containsExactly(fresh);
  }

  @Test
  void read_seesWhatOnlyTheSystemTouched() {
    Fixture.Read read = Fixture.readAll(connector, WITH_SIDE_LOADS, Cursor.START);
    fixture.zendesk.people().measure(BURNING, Map.of("reopens", 3));
    fixture.clock.pass(Duration.ofMinutes(2));

    Fixture.Read later = Fixture.readAll(connector, WITH_SIDE_LOADS, read.end());

    assertThat(later.records())
        .singleElement()
        .satisfies(record -> assertThat(record.modifiedAt()).isEqualTo(Fixture.at(1)));
  }

  @Test
  void read_doesNotDependOnFindingATicketOnTheFirstDay() {
    try (Fixture empty = Fixture.of(World.empty(), Fixture.options());
        Connector other = empty.connector()) {
      Page page = other.source().read(selection(), Cursor.START);

      assertThat(page).isEqualTo(new Page(List.of(), Cursor.START, false));
    }
  }

  private static Map<String, ?> fields(List<SourceRecord> records, String id) {
    return records.stream()
        .filter(record -> record.id().equals(id))
        .findFirst()
        .orElseThrow()
        .fields();
  }
}
