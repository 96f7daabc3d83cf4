package io.perennial.connector.zendesk;

import static io.perennial.connector.zendesk.Fixture.BURNING;
import static io.perennial.connector.zendesk.Fixture.LOUD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.Connector;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tickets that are asked for by their keys. */
class TicketFetchTest {

  private static final Selection STATUS = Selection.of("tickets", List.of("status"));

  private final Fixture fixture = Fixture.paged();
  private final Connector connector = fixture.connector();

  @AfterEach
  void close() {
    connector.close();
    fixture.close();
  }

  @Test
  void fetch_bringsSideLoadsAndAsksForAHundredAtATime() {
    List<String> ids = new ArrayList<>(List.of(BURNING));
    for (int i = 0; i < 150; i++) {
      ids.add(String.valueOf(990_000 + i));
    }

    List<SourceRecord> records =
        connector
            .source()
            .fetch(
                Selection.of("tickets", List.of("metric_set.reopens", "requester.organization_id")),
                ids)
            .records();

    assertThat(records).hasSize(151);
    assertThat(records).filteredOn(SourceRecord::deleted).hasSize(150);
    assertThat(records)
        .filteredOn(record -> record.id().equals(BURNING))
        .singleElement()
        .satisfies(record -> assertThat(record.fields()).containsKeys("metric_set", "requester"));
    assertThat(fixture.zendesk.journal().calls("GET /api/v2/tickets/show_many")).isEqualTo(2);
  }

  @Test
  void fetch_takesForDeletedNothingBesideARowThatHidesItsKey() {
    SpoiltRow.in(fixture, "tickets", BURNING, row -> row.remove("id"));

    Fetched fetched = connector.source().fetch(STATUS, List.of(BURNING, LOUD, "990000"));

    assertThat(fetched.records()).extracting(SourceRecord::id).containsExactly(LOUD);
    assertThat(fetched.unreadable()).hasSize(1);
  }

  @Test
  void fetch_takesForDeletedWhatNoTicketCanBeCalled() {
    assertThat(connector.source().fetch(STATUS, List.of("../users", LOUD)).records())
        .extracting(SourceRecord::id, SourceRecord::deleted)
        .containsExactlyInAnyOrder(tuple("../users", true), tuple(LOUD, false));
  }
}
