package io.perennial.connector.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.stripe.StripeFault;
import io.perennial.sandbox.stripe.StripeOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Following the events. */
class StripeChangesTest extends StripeTestCase {

  @Override
  StripeOptions options() {
    return StripeOptions.defaults().eventVersions("2019-12-03", "", "2026-07-29.dahlia");
  }

  @Test
  void read_ofUnchangedStreamsCostsOneCallEach() {
    Cursor customers = turn(CUSTOMERS, Cursor.START).end();
    Cursor subscriptions = turn(SUBSCRIPTIONS, Cursor.START).end();
    Cursor invoices = turn(INVOICES, Cursor.START).end();
    meter.reset();

    assertThat(turn(CUSTOMERS, customers).records()).isEmpty();
    assertThat(turn(SUBSCRIPTIONS, subscriptions).records()).isEmpty();
    assertThat(turn(INVOICES, invoices).records()).isEmpty();
    assertThat(meter.calls()).isEqualTo(3);
  }

  @Test
  void read_ofUnchangedStreamsCostsOneCallAlsoAfterChanges() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    stripe.customers().update("cus_1", Map.of("name", "Changed"));
    stripe.customers().update("cus_2", Map.of("name", "Changed"));
    Cursor behind = turn(CUSTOMERS, end).end();
    meter.reset();

    Turn turn = turn(CUSTOMERS, behind);

    assertThat(turn.records()).isEmpty();
    assertThat(turn.end()).isEqualTo(behind);
    assertThat(meter.calls()).isEqualTo(1);
  }

  @Test
  void read_getsAnObjectOnceHoweverManyEventsTellOfIt() {
    String invoice = stripe.invoices().create("cus_1", Map.of("status", "open", "total", 900));
    Cursor end = turn(INVOICES, Cursor.START).end();
    stripe.invoices().pay(invoice); // paid, payment_succeeded, updated
    meter.reset();

    try (Connector usual = connector(Map.of("page-size", "100"))) {
      assertThat(usual.source().read(INVOICES, end).records())
          .extracting(SourceRecord::id)
          .containsExactly(invoice);
      assertThat(meter.calls()).as("the events and the invoice").isEqualTo(2);
    }
  }

  @Test
  void read_believesNothingOfAnEventButItsIds() {
    String subscription = stripe.subscriptions().create("cus_1", Map.of());
    Cursor end = turn(SUBSCRIPTIONS, Cursor.START).end();
    for (int version = 0; version < 3; version++) { // an old one, none, ours
      clock.pass(Duration.ofMinutes(5));
      stripe.subscriptions().update(subscription, Map.of("status", "unpaid" + version));
      Turn turn = turn(SUBSCRIPTIONS, end);
      end = turn.end();

      assertThat(turn.ids()).containsExactly(subscription);
      assertThat(turn.last(subscription).fields()).containsEntry("status", "unpaid" + version);
      assertThat(turn.last(subscription).modifiedAt()).isEqualTo(clock.instant());
    }
  }

  @Test
  void read_yieldsWhatTheObjectIsNowAndNotWhatItWas() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    stripe.customers().update("cus_1", Map.of("name", "First"));
    stripe.customers().update("cus_1", Map.of("name", "Second"));

    assertThat(turn(CUSTOMERS, end).last("cus_1").fields()).containsEntry("name", "Second");
  }

  @Test
  void read_findsEventsThatTurnUpBehindLaterOnes() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    stripe.events().late(() -> stripe.customers().update("cus_1", Map.of("name", "Slow news")));
    clock.pass(Duration.ofSeconds(59));
    stripe.customers().update("cus_2", Map.of("name", "News"));

    Turn first = turn(CUSTOMERS, end);
    stripe.events().release();
    Turn second = turn(CUSTOMERS, first.end());

    assertThat(first.ids()).containsExactly("cus_2");
    assertThat(second.ids()).containsExactly("cus_1");
    assertThat(turn(CUSTOMERS, second.end()).records()).isEmpty();
  }

  @Test
  void read_waitsAMinuteForLateEvents() {
    stripe.customers().update("cus_3", Map.of("name", "Something to stand behind"));
    clock.pass(Duration.ofMinutes(2));
    try (Connector usual = connector(Map.of("page-size", "100"))) {
      Source all = usual.source();
      Cursor end = all.read(CUSTOMERS, all.read(CUSTOMERS, Cursor.START).next()).next();
      stripe.events().late(() -> stripe.customers().update("cus_1", Map.of("name", "Late")));
      clock.pass(Duration.ofSeconds(1));
      stripe.customers().update("cus_4", Map.of("name", "In time"));
      clock.pass(Duration.ofSeconds(59));
      stripe.customers().update("cus_2", Map.of("name", "In time"));

      Page first = all.read(CUSTOMERS, end);
      stripe.events().release();
      Page second = all.read(CUSTOMERS, first.next());

      assertThat(first.records()).extracting(SourceRecord::id).containsExactly("cus_4", "cus_2");
      assertThat(second.records()).extracting(SourceRecord::id).containsExactly("cus_1");
    }
  }

  @Test
  void read_ofMoreEventsThanFitOnAPageLosesNone() {
    stripe.customers().update("cus_8", Map.of("name", "An event to begin behind"));
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    TreeSet<String> changed = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      clock.pass(Duration.ofSeconds(i % 3));
      changed.add(stripe.customers().create(Map.of("name", "New " + i)));
    }

    Turn turn = turn(CUSTOMERS, end);

    assertThat(new TreeSet<>(turn.ids())).isEqualTo(changed);
    assertThat(turn.ids()).as("none twice").hasSize(20);
  }

  @Test
  void read_ofTheFirstEventsEverBeginsWithTheOldest() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    TreeSet<String> changed = new TreeSet<>();
    for (int i = 0; i < 10; i++) {
      clock.pass(Duration.ofMinutes(10));
      changed.add(stripe.customers().create(Map.of("name", "New " + i)));
    }

    Turn turn = turn(CUSTOMERS, end);

    assertThat(turn.ids()).containsExactlyElementsOf(changed);
  }

  @Test
  void read_ofAQuietAccountGoesOnThoughItsLastEventIsGone() {
    stripe.customers().update("cus_1", Map.of("name", "Something to stand behind"));
    clock.pass(Duration.ofMinutes(2));
    stripe.customers().update("cus_1", Map.of("name", "The last event for long"));
    Cursor cursor = turn(CUSTOMERS, Cursor.START).end();
    stripe.journal().reset();
    for (int day = 0; day < 35; day++) {
      clock.pass(Duration.ofDays(1));
      cursor = turn(CUSTOMERS, cursor).end();
    }
    stripe.customers().update("cus_2", Map.of("name", "At last"));

    Turn turn = turn(CUSTOMERS, cursor);

    assertThat(turn.ids()).containsExactly("cus_2");
    assertThat(stripe.journal().calls("GET /v1/customers")).as("nothing is listed again").isZero();
  }

  @Test
  void read_followsTheEventsUpToTheLastSecondInWhichTheyAreSurelyThere() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    stripe.customers().update("cus_1", Map.of("name", "Changed while we were off"));
    clock.pass(StripeChanges.KEPT);

    assertThat(turn(CUSTOMERS, end).ids()).containsExactly("cus_1");

    clock.pass(Duration.ofSeconds(1));

    assertThat(turn(CUSTOMERS, end).ids()).hasSize(8);
  }

  @Test
  void read_afterAnAbsenceLongerThanEventsAreKeptListsAgain() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    stripe.customers().update("cus_1", Map.of("name", "Changed while we were off"));
    clock.pass(Duration.ofDays(31));

    Turn turn = turn(CUSTOMERS, end);

    assertThat(turn.ids()).hasSize(8);
    assertThat(turn.last("cus_1").fields()).containsEntry("name", "Changed while we were off");
    assertThat(turn(CUSTOMERS, turn.end()).records()).isEmpty();
  }

  @Test
  void read_tellsOfADeletedCustomerAndOfItsSubscriptionsEnd() {
    String subscription = stripe.subscriptions().create("cus_1", Map.of());
    Cursor customers = turn(CUSTOMERS, Cursor.START).end();
    Cursor subscriptions = turn(SUBSCRIPTIONS, Cursor.START).end();
    clock.pass(Duration.ofMinutes(1));
    stripe.customers().delete("cus_1");

    Turn gone = turn(CUSTOMERS, customers);

    assertThat(gone.last("cus_1").deleted()).isTrue();
    assertThat(gone.last("cus_1").fields()).isEmpty();
    assertThat(gone.last("cus_1").modifiedAt()).isEqualTo(clock.instant());
    assertThat(turn(SUBSCRIPTIONS, subscriptions).last(subscription).fields())
        .containsEntry("status", "canceled");
  }

  @Test
  void read_ofTheSameCursorAfterAFailureLosesNothing() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    stripe.customers().update("cus_1", Map.of("name", "Changed"));
    stripe.customers().update("cus_2", Map.of("name", "Changed"));
    stripe.faults().always(Call.to("GET", "/v1/customers/cus_2"), StripeFault.lockTimeout());

    assertThatThrownBy(() -> source.read(CUSTOMERS, end)).isInstanceOf(ConnectorException.class);
    stripe.faults().clear();

    assertThat(turn(CUSTOMERS, end).ids()).containsExactlyInAnyOrder("cus_1", "cus_2");
  }

  @Test
  void read_parksAnEventThatNamesNoObject() {
    Cursor end = turn(CUSTOMERS, Cursor.START).end();
    stripe
        .faults()
        .next(
            Call.to("GET", "/v1/events"),
            Fault.answer(
                200,
                "application/json",
                """
                {"object": "list", "has_more": false, "data": [
                  {"id": "evt_1", "created": 1793534400, "data": {"object": {}}}]}
                """));

    Page page = source.read(CUSTOMERS, end);

    assertThat(page.records()).isEmpty();
    assertThat(page.unreadable())
        .extracting(UnreadableRecord::reason)
        .containsExactly("data.object.id of the event is missing");
  }
}
