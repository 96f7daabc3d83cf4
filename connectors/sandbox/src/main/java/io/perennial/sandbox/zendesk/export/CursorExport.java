package io.perennial.sandbox.zendesk.export;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.Quirks;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /incremental/…/cursor}: ordered by {@code generated_timestamp}, deleted items
 * included, without the last minute.
 */
public final class CursorExport {

  private static final long MINUTE = 60_000;

  private final Account account;
  private final Quirks quirks;
  private final String kind;
  private final BiFunction<List<Entry>, Set<String>, Map<String, @Nullable Object>> body;

  /**
   * An export.
   *
   * @param kind of record, and last part of the path
   * @param body of an answer, from its items and what is to be side-loaded
   */
  public CursorExport(
      Account account,
      Quirks quirks,
      String kind,
      BiFunction<List<Entry>, Set<String>, Map<String, @Nullable Object>> body) {
    this.account = account;
    this.quirks = quirks;
    this.kind = kind;
    this.body = body;
  }

  public Answer answer(Request request) {
    Optional<Place> after = request.call().parameter("cursor").map(Place::parse);
    long start = after.isPresent() ? after.get().second() : StartTime.of(request, account.now());
    int size =
        (int) Math.min(quirks.pageSize(), Math.max(1, request.number("per_page").orElse(1000)));
    return account.read(
        () -> {
          List<Entry> items = items(start, after, size + 1);
          boolean end = items.size() <= size;
          List<Entry> page = end ? items : items.subList(0, size);
          Map<String, @Nullable Object> json =
              new LinkedHashMap<>(body.apply(page, request.include()));
          String cursor = next(page, end, after);
          json.put("after_cursor", cursor);
          json.put(
              "after_url",
              cursor == null
                  ? null
                  : "%s/incremental/%s/cursor.json?cursor=%s"
                      .formatted(account.url(), kind, cursor));
          json.put("before_cursor", null);
          json.put("before_url", null);
          json.put("end_of_stream", end);
          return Answer.json(200, json);
        });
  }

  private List<Entry> items(long startSecond, Optional<Place> after, int most) {
    Table table = account.table(kind);
    long until = account.now().toEpochMilli() - MINUTE;
    PrimitiveIterator.OfInt scan = table.scan(new Span(startSecond * 1000, until), false);
    List<Entry> items = new ArrayList<>();
    while (scan.hasNext() && items.size() < most) {
      Entry entry = table.entry(scan.nextInt());
      if (after.isEmpty() || after.get().before(entry)) {
        items.add(entry);
      }
    }
    return items;
  }

  /** Behind the last item, or in front of it if it is to be repeated; null if there is no place. */
  private @Nullable String next(List<Entry> page, boolean end, Optional<Place> after) {
    if (page.isEmpty()) {
      return after.map(Place::cursor).orElse(null);
    }
    boolean repeat = quirks.repeatsLastItem() && !end && page.size() > 1;
    if (repeat) {
      account.overlapped();
    }
    return Place.of(page.get(page.size() - (repeat ? 2 : 1))).cursor();
  }
}
