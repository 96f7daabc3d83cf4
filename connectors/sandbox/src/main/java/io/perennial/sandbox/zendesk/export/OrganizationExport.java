package io.perennial.sandbox.zendesk.export;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.Quirks;
import io.perennial.sandbox.zendesk.record.OrganizationView;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /incremental/organizations?start_time=}: by time alone, so that the items of a page's
 * last second come again on the next. A page is never cut inside a second.
 */
public final class OrganizationExport {

  private final Account account;
  private final Quirks quirks;
  private final OrganizationView view;

  public OrganizationExport(Account account, Quirks quirks) {
    this.account = account;
    this.quirks = quirks;
    this.view = new OrganizationView(account);
  }

  public Answer answer(Request request) {
    long start = StartTime.of(request, account.now());
    return account.read(
        () -> {
          Table table = account.table(Account.ORGANIZATIONS);
          PrimitiveIterator.OfInt scan =
              table.scan(new Span(start * 1000, account.now().toEpochMilli()), false);
          List<Entry> page = new ArrayList<>();
          boolean end = true;
          while (scan.hasNext() && end) {
            Entry entry = table.entry(scan.nextInt());
            end = page.size() < quirks.pageSize() || entry.modifiedAt() == last(page);
            if (end) {
              page.add(entry);
            }
          }
          return Answer.json(200, body(page, end));
        });
  }

  private Map<String, @Nullable Object> body(List<Entry> page, boolean end) {
    Long endTime = page.isEmpty() ? null : last(page) / 1000;
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("organizations", page.stream().map(view::organization).toList());
    body.put("count", page.size());
    body.put("end_time", endTime);
    body.put("end_of_stream", end);
    body.put(
        "next_page",
        endTime == null
            ? null
            : "%s/incremental/organizations.json?start_time=%d".formatted(account.url(), endTime));
    return body;
  }

  private static long last(List<Entry> page) {
    return page.get(page.size() - 1).modifiedAt();
  }
}
