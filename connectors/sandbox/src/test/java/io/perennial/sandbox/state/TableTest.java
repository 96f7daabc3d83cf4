package io.perennial.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Table table =
      new Table(
          World.written()
              .record("thing", "c", NOON.plusSeconds(2))
              .record("thing", "b", NOON)
              .set("code", "B-1")
              .record("thing", "a", NOON.plusMillis(900))
              .record("thing", "d", NOON.plusSeconds(9))
              .build()
              .shelf("thing"));

  @Test
  void scan_goesByModificationTimeAndThenId() {
    assertThat(ids(Span.ALL, false)).containsExactly("a", "b", "c", "d");
    assertThat(ids(Span.ALL, true)).containsExactly("d", "c", "b", "a");
  }

  @Test
  void scan_includesBothEndsOfTheSpan() {
    assertThat(ids(span(0, 2), false)).containsExactly("a", "b", "c");
    assertThat(ids(span(1, 8), true)).containsExactly("c");
    assertThat(ids(span(3, 1), false)).isEmpty();
  }

  @Test
  void put_movesTheRecordInTheOrder() {
    table.put(handle("a"), new Entry("a", at(5), false, Map.of("code", "A-1")));
    table.put(handle("a"), new Entry("a", at(7), true, Map.of("code", "A-2")));

    assertThat(ids(Span.ALL, false)).containsExactly("b", "c", "a", "d");
    assertThat(ids(Span.ALL, true)).containsExactly("d", "a", "c", "b");
    assertThat(ids(span(5, 5), false)).isEmpty();
    assertThat(table.deleted(handle("a"))).isTrue();
    assertThat(table.changed()).isEqualTo(1);
  }

  @Test
  void create_standsBesideTheShelf() {
    int handle = table.create(new Entry("bb", at(0), false, Map.of()));

    assertThat(ids(Span.ALL, false)).containsExactly("a", "b", "bb", "c", "d");
    assertThat(table.find("bb")).contains(handle);

    table.uncreate(handle);

    assertThat(ids(Span.ALL, false)).containsExactly("a", "b", "c", "d");
    assertThat(table.find("bb")).isEmpty();
  }

  @Test
  void findBy_followsChanges() {
    assertThat(table.findBy("code", "b-1")).containsExactly(handle("b"));

    table.put(handle("b"), new Entry("b", at(1), false, Map.of("code", "B-2")));
    table.create(new Entry("e", at(1), false, Map.of("code", "b-2")));

    assertThat(table.findBy("code", "B-1")).isEmpty();
    assertThat(table.findBy("code", "B-2")).containsExactly(handle("b"), handle("e"));
  }

  private int handle(String id) {
    return table.find(id).orElseThrow();
  }

  private List<String> ids(Span span, boolean newestFirst) {
    List<String> ids = new ArrayList<>();
    PrimitiveIterator.OfInt handles = table.scan(span, newestFirst);
    while (handles.hasNext()) {
      ids.add(table.id(handles.nextInt()));
    }
    return ids;
  }

  private static Span span(int from, int to) {
    return new Span(at(from), at(to));
  }

  private static long at(int seconds) {
    return NOON.plusSeconds(seconds).toEpochMilli();
  }
}
