package io.perennial.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.reconcile.Reconciliation.Difference;
import io.perennial.reconcile.Reconciliation.Kind;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.reconcile.Reconciliation.TargetResult;
import io.perennial.sandbox.world.World;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Leases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ReconcileTest extends ReconcileTestCase {

  @Test
  void run_findsNothingAfterASync() {
    Reconciliation result = reconciler.run(false);

    assertThat(result.agrees()).as(shown(result)).isTrue();
    assertThat(result.percent()).isEqualTo(100);
    assertThat(result.streams())
        .hasSize(10)
        .allSatisfy(
            stream -> {
              assertThat(stream.compared()).as(stream.stream()).isPositive();
              assertThat(stream.behind()).as(stream.stream()).isZero();
              assertThat(stream.windows()).allMatch(Reconciliation.Window::agrees);
            });
    assertThat(result.targets())
        .extracting(TargetResult::target)
        .containsExactly(
            "salesforce/Account",
            "salesforce/Opportunity",
            "zendesk/organization",
            "zendesk/ticket");
  }

  @Test
  void run_believesNoWordOfAnotherSystem() {
    Map<String, String> before = canonical();
    try (ThreeSystems rehearsal = ThreeSystems.start(World.empty(), clock, 32)) {
      live(rehearsal);

      Reconciliation result = reconciler.run(true);

      assertThat(result.agrees()).isFalse();
      assertThat(result.streams())
          .hasSize(10)
          .allSatisfy(
              stream -> {
                assertThat(stream.compared()).isZero();
                assertThat(stream.failure()).contains("answers as ", " at first use -> correct ");
              });
      assertThat(result.targets())
          .hasSize(4)
          .allSatisfy(target -> assertThat(target.failure()).contains("answers as "));
      assertThat(canonical()).isEqualTo(before);
    }
  }

  @Test
  void run_findsEachPlantedDifferenceOfEachStream() {
    Map<String, List<Difference>> planted = plantInStreams();

    Reconciliation result = reconciler.run(false);

    assertThat(result.agrees()).isFalse();
    assertThat(result.percent()).isLessThan(100).isGreaterThan(90);
    for (StreamResult stream : result.streams()) {
      assertThat(stream.examples())
          .as(stream.stream())
          .containsExactlyInAnyOrderElementsOf(
              planted.get(stream.connection() + "/" + stream.stream()));
      assertThat(stream.differing()).isEqualTo(stream.examples().size());
      assertThat(stream.windows()).anyMatch(window -> !window.agrees());
    }
    assertThat(shown(result))
        .contains("is missing in the store", "is gone at the other side", "reconcile --heal");
  }

  @Test
  void run_findsEachValueOfOursThatTheTargetDoesNotHold() {
    List<String> changed = new ArrayList<>();
    for (String object : List.of("Account", "Opportunity", "organization", "ticket")) {
      changed.add(
          perennial
              .store()
              .sql(
                  """
                  update target_value held set seen = seen || jsonb_build_object(field, 'other')
                  from (select connection, object, id, min(field) as field
                    from target_value, jsonb_each_text(seen) as value (field, content)
                    where object = :object and content is not null
                    group by connection, object, id order by id limit 1) one
                  where (held.connection, held.object, held.id) = (one.connection, one.object, one.id)
                  returning held.id || ' ' || one.field
                  """)
              .param("object", object)
              .query(String.class)
              .single());
    }

    Reconciliation result = reconciler.run(false);

    assertThat(result.targets())
        .flatExtracting(TargetResult::examples)
        .extracting(difference -> difference.id() + " " + String.join(" ", difference.fields()))
        .containsExactlyInAnyOrderElementsOf(changed);
    assertThat(result.streams()).allMatch(stream -> stream.differing() == 0);
  }

  @Test
  void run_healsSoThatTheNextSyncBringsAllTogether() {
    Map<String, String> before = canonical();
    plantInStreams();
    perennial.store().sql("update target_value set seen = '{}' where object = 'Account'").update();

    Reconciliation healed = reconciler.run(true);
    perennial.sync();
    Reconciliation after = reconciler.run(false);

    assertThat(healed.healed()).isTrue();
    assertThat(healed.agrees()).isFalse();
    assertThat(after.agrees()).as(shown(after)).isTrue();
    assertThat(canonical()).isEqualTo(before);
    assertThat(
            perennial
                .store()
                .sql("select count(*) from target_value where pending")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void run_tellsWhatHasChangedSinceFromWhatWasLost() {
    String account =
        perennial
            .store()
            .sql("select id from account where connection = 'salesforce' order by id limit 1")
            .query(String.class)
            .single();
    systems.update("Account", account, Map.of("Industry", "Mining"));

    Reconciliation result = reconciler.run(false);

    assertThat(result.agrees()).as(shown(result)).isTrue();
    assertThat(result.streams())
        .filteredOn(stream -> stream.stream().equals("accounts"))
        .singleElement()
        .extracting(StreamResult::behind)
        .isEqualTo(1L);
  }

  @Test
  void run_isRefusedWhileATurnRuns() {
    perennial.bean(Leases.class).claim("turn");

    assertThatThrownBy(() -> reconciler.run(false))
        .isInstanceOf(TurnRefused.class)
        .hasMessageContaining("A turn runs on this store");
  }

  /**
   * Of each stream one record is lost, one has another value, one is taken to be deleted, one is
   * invented.
   */
  private Map<String, List<Difference>> plantInStreams() {
    Map<String, List<Difference>> planted = new TreeMap<>();
    List<String[]> streams =
        perennial
            .store()
            .sql("select distinct connection, stream from source_record order by 1, 2")
            .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
            .list();
    for (String[] stream : streams) {
      List<String> ids =
          perennial
              .store()
              .sql(
                  """
                  select id from source_record where connection = :connection and stream = :stream
                    and not deleted
                  order by modified_at, id limit 3
                  """)
              .param("connection", stream[0])
              .param("stream", stream[1])
              .query(String.class)
              .list();
      change(stream, ids.get(0), "delete from source_record");
      change(
          stream, ids.get(1), "update source_record set payload = payload || '{\"planted\": 1}'");
      change(stream, ids.get(2), "update source_record set deleted = true, payload = '{}'");
      String invented = invent(stream, ids.get(1));
      planted.put(
          stream[0] + "/" + stream[1],
          List.of(
              new Difference(ids.get(0), Kind.MISSING, List.of()),
              new Difference(ids.get(1), Kind.DIFFERENT, List.of("planted")),
              new Difference(ids.get(2), Kind.MISSING, List.of()),
              new Difference(invented, Kind.GONE, List.of())));
    }
    return planted;
  }

  private void change(String[] stream, String id, String sql) {
    int changed =
        perennial
            .store()
            .sql(sql + " where connection = :connection and stream = :stream and id = :id")
            .param("connection", stream[0])
            .param("stream", stream[1])
            .param("id", id)
            .update();
    assertThat(changed).isEqualTo(1);
  }

  /** A record that the source does not have, with a key of the right shape. */
  private String invent(String[] stream, String like) {
    String key =
        stream[0].equals("zendesk") ? "99" + like : like.substring(0, like.length() - 6) + "99ZZ99";
    perennial
        .store()
        .sql(
            """
            insert into source_record
            select connection, stream, :invented, payload - 'planted', own, hash, read_at,
              modified_at, false, merged_into, first_seen, last_seen
            from source_record
            where connection = :connection and stream = :stream and id = :id
            """)
        .param("invented", key)
        .param("connection", stream[0])
        .param("stream", stream[1])
        .param("id", like)
        .update();
    return key;
  }
}
