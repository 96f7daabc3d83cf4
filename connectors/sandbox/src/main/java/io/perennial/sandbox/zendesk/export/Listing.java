package io.perennial.sandbox.zendesk.export;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /organizations} and {@code GET /tickets}: what is alive, page by page. By number up to
 * the hundredth page, or with {@code page[size]} by cursor. What changes meanwhile moves to the
 * end; by cursor with {@code sort=-updated_at} to the beginning.
 */
public final class Listing {

  private static final int MOST = 100;
  private static final int LAST_PAGE = 100;
  private static final String OLDEST_FIRST = "updated_at";
  private static final String NEWEST_FIRST = "-updated_at";

  private final Account account;
  private final String kind;
  private final Function<List<Entry>, List<?>> views;

  /**
   * A list.
   *
   * @param kind of record, also its word in the path and in the answer
   */
  public Listing(Account account, String kind, Function<List<Entry>, List<?>> views) {
    this.account = account;
    this.kind = kind;
    this.views = views;
  }

  public Answer answer(Request request) {
    OptionalLong size = request.number("page[size]");
    return account.read(
        () -> size.isPresent() ? byCursor(request, size.getAsLong()) : byNumber(request));
  }

  private Answer byNumber(Request request) {
    long size = Math.min(MOST, Math.max(1, request.number("per_page").orElse(MOST)));
    long page = Math.max(1, request.number("page").orElse(1));
    if (page > LAST_PAGE) {
      throw ApiException.of(
          400, "InvalidPaginationDepth", "Number of pages exceeds the limit: use page[size]");
    }
    List<Integer> alive = alive();
    int from = (int) Math.min(alive.size(), (page - 1) * size);
    int until = (int) Math.min(alive.size(), from + size);
    Map<String, @Nullable Object> json = page(alive.subList(from, until));
    json.put("count", alive.size());
    json.put("next_page", until < alive.size() ? numbered(page + 1, size) : null);
    json.put("previous_page", page > 1 ? numbered(page - 1, size) : null);
    return Answer.json(200, json);
  }

  private Answer byCursor(Request request, long wanted) {
    int size = (int) Math.min(MOST, Math.max(1, wanted));
    int from = request.call().parameter("page[after]").map(Listing::position).orElse(0);
    List<Integer> alive = alive();
    String sort = sort(request);
    if (sort.equals(NEWEST_FIRST)) {
      Collections.reverse(alive);
    }
    int until = Math.min(alive.size(), from + size);
    boolean more = until < alive.size();
    Map<String, @Nullable Object> json = page(alive.subList(Math.min(from, until), until));
    Map<String, @Nullable Object> links = new LinkedHashMap<>();
    links.put(
        "next",
        more
            ? "%s/%s.json?sort=%s&page%%5Bsize%%5D=%d&page%%5Bafter%%5D=%d"
                .formatted(account.url(), kind, sort, size, until)
            : null);
    json.put("links", links);
    json.put("meta", Map.of("has_more", more, "after_cursor", String.valueOf(until)));
    return Answer.json(200, json);
  }

  private static String sort(Request request) {
    String sort = request.call().parameter("sort").orElse(OLDEST_FIRST);
    if (!sort.equals(OLDEST_FIRST) && !sort.equals(NEWEST_FIRST)) {
      throw ApiException.of(400, "InvalidPaginationParameter", "sort is not valid");
    }
    return sort;
  }

  private static int position(String cursor) {
    try {
      return Math.max(0, Integer.parseInt(cursor));
    } catch (NumberFormatException foreign) {
      throw ApiException.of(400, "InvalidPaginationParameter", "page[after] is not valid");
    }
  }

  private String numbered(long page, long size) {
    return "%s/%s.json?page=%d&per_page=%d".formatted(account.url(), kind, page, size);
  }

  private Map<String, @Nullable Object> page(List<Integer> handles) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Table table = account.table(kind);
    json.put(kind, views.apply(handles.stream().map(table::entry).toList()));
    return json;
  }

  private List<Integer> alive() {
    Table table = account.table(kind);
    PrimitiveIterator.OfInt scan = table.scan(Span.ALL, false);
    List<Integer> alive = new ArrayList<>();
    while (scan.hasNext()) {
      int handle = scan.nextInt();
      if (!table.deleted(handle)) {
        alive.add(handle);
      }
    }
    return alive;
  }
}
