package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.Connector;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first read of a stream. */
class StripeListingTest extends StripeTestCase {

  private static final String[] ALL = {
    "cus_1", "cus_2", "cus_3", "cus_4", "cus_5", "cus_6", "cus_7", "cus_8"
  };

  @Test
  void read_goesThroughAllPages() {
    Turn turn = turn(CUSTOMERS, Cursor.START);

    assertThat(turn.ids())
        .containsExactly("cus_8", "cus_7", "cus_6", "cus_5", "cus_4", "cus_3", "cus_2", "cus_1");
    assertThat(turn.pages()).as("three of objects, one of changes").isEqualTo(4);
  }

  @Test
  void read_findsSubscriptionsThatHaveEnded() {
    String running = stripe.subscriptions().create("cus_1", Map.of());
    String ended = stripe.subscriptions().create("cus_1", Map.of());
    stripe.subscriptions().end(ended);

    Turn turn = turn(SUBSCRIPTIONS, Cursor.START);

    assertThat(turn.ids()).containsExactlyInAnyOrder(running, ended);
    assertThat(turn.last(ended).deleted())
        .as("a subscription that ended is no deleted one")
        .isFalse();
    assertThat(turn.last(ended).fields()).containsEntry("status", "canceled");
  }

  @Test
  void read_afterACrashGoesOnAtAnyPage() {
    Page first = source.read(CUSTOMERS, Cursor.START);
    Page second = source.read(CUSTOMERS, first.next());

    try (Connector restarted = connector(Map.of())) {
      Page third = restarted.source().read(CUSTOMERS, second.next());

      assertThat(ids(first, second, third)).containsExactlyInAnyOrder(ALL);
    }
  }

  @Test
  void read_goesOnThoughTheLastObjectReadIsGone() {
    Page first = source.read(CUSTOMERS, Cursor.START);
    stripe.customers().delete("cus_6");

    Turn rest = turn(CUSTOMERS, first.next());

    assertThat(rest.ids()).contains("cus_5", "cus_4", "cus_3", "cus_2", "cus_1");
    assertThat(rest.last("cus_6").deleted()).isTrue();
  }

  @Test
  void read_losesNoChangeMadeMeanwhile() {
    Page first = source.read(CUSTOMERS, Cursor.START);
    stripe.customers().update("cus_8", Map.of("name", "Changed behind us"));
    stripe.customers().update("cus_1", Map.of("name", "Changed before us"));
    String created = stripe.customers().create(Map.of("name", "New"));
    stripe.customers().delete("cus_7");

    Turn rest = turn(CUSTOMERS, first.next());

    assertThat(rest.last("cus_8").fields()).containsEntry("name", "Changed behind us");
    assertThat(rest.last("cus_1").fields()).containsEntry("name", "Changed before us");
    assertThat(rest.ids()).contains(created);
    assertThat(rest.last("cus_7").deleted()).isTrue();
  }

  @Test
  void read_stampsWhatItListsNotLaterThanAnyChangeToCome() {
    stripe.customers().update("cus_3", Map.of("name", "Before"));
    clock.pass(Duration.ofHours(1));
    Turn first = turn(CUSTOMERS, Cursor.START);
    stripe.customers().update("cus_3", Map.of("name", "After"));

    Turn second = turn(CUSTOMERS, first.end());

    assertThat(first.last("cus_3").modifiedAt()).isEqualTo(NOW);
    assertThat(second.last("cus_3").modifiedAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void read_ofEverythingAgainIsNotOlderThanTheChangesThatWereReadBefore() {
    Turn first = turn(CUSTOMERS, Cursor.START);
    stripe.customers().update("cus_3", Map.of("name", "Changed"));
    Turn second = turn(CUSTOMERS, first.end());
    clock.pass(Duration.ofDays(40)); // the event is gone by now

    Turn again = turn(CUSTOMERS, Cursor.START);

    assertThat(again.last("cus_3").modifiedAt())
        .isAfterOrEqualTo(second.last("cus_3").modifiedAt());
  }

  @Test
  void shareOut_givesPartsOfWhichOnlyTheLastGoesOn() {
    List<Cursor> parts = source.shareOut(CUSTOMERS, 3);
    stripe.customers().update("cus_1", Map.of("name", "Changed meanwhile"));
    List<Turn> turns = parts.stream().map(part -> turn(CUSTOMERS, part)).toList();
    String later = stripe.customers().create(Map.of("name", "Later"));

    assertThat(turns).hasSize(3);
    assertThat(turns.get(0).ids()).isNotEmpty().doesNotContain("cus_8");
    assertThat(turns.get(1).ids()).isNotEmpty().doesNotContain("cus_8", "cus_1");
    assertThat(turns.get(2).last("cus_1").fields()).containsEntry("name", "Changed meanwhile");
    assertThat(turn(CUSTOMERS, turns.get(0).end()).records()).isEmpty();
    assertThat(turn(CUSTOMERS, turns.get(1).end()).records()).isEmpty();
    assertThat(turn(CUSTOMERS, turns.get(2).end()).ids()).containsExactly(later);
  }

  @Test
  void shareOut_ofWhatFitsOnOnePageIsOnePart() {
    assertThat(source.shareOut(INVOICES, 4)).hasSize(1);
  }

  @Test
  void count_looksAtTheTimeOfCreation() {
    Instant created = daysAgo(95);

    assertThat(source.count("customers", new Window(created, created.plusSeconds(1)))).isOne();
    assertThat(source.count("customers", new Window(created.plusSeconds(1), daysAgo(94)))).isZero();
    assertThat(source.count("customers", new Window(Instant.EPOCH, NOW))).isEqualTo(8);
  }

  @Test
  void fetch_isStampedByStripesClock() {
    clock.pass(Duration.ofMinutes(7));

    List<SourceRecord> fetched = source.fetch(CUSTOMERS, List.of("cus_4", "cus_2")).records();

    assertThat(fetched).extracting(SourceRecord::id).containsExactly("cus_4", "cus_2");
    assertThat(fetched)
        .extracting(SourceRecord::modifiedAt)
        .containsOnly(NOW.plus(Duration.ofMinutes(7)));
  }

  private static List<String> ids(Page... pages) {
    List<String> ids = new ArrayList<>();
    for (Page page : pages) {
      page.records().forEach(record -> ids.add(record.id()));
    }
    return ids;
  }
}
