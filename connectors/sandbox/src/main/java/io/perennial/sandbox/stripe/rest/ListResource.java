package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import io.perennial.sandbox.stripe.account.Account;
import io.perennial.sandbox.stripe.shape.Expand;
import io.perennial.sandbox.stripe.shape.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists of one kind, newest first. */
public final class ListResource {

  private static final int USUAL = 10;
  private static final int MOST = 100;
  private static final Set<String> PAGING =
      Set.of("limit", "starting_after", "ending_before", "created", "expand");

  private final Account account;
  private final Kind kind;

  public ListResource(Account account, Kind kind) {
    this.account = account;
    this.kind = kind;
  }

  /** {@code GET /v1/customers} and its siblings. */
  public Answer list(Request request) {
    Parameters parameters = request.query();
    Set<String> known = new HashSet<>(PAGING);
    known.addAll(Filters.names(kind));
    parameters.allow(known);
    return account.read(() -> page(parameters));
  }

  private Answer page(Parameters parameters) {
    Table table = account.table(kind);
    int limit = limit(parameters);
    Optional<Entry> after = place(parameters, "starting_after");
    Optional<Entry> before = place(parameters, "ending_before");
    if (after.isPresent() && before.isPresent()) {
      throw Refusal.parameter(
          "ending_before",
          "",
          "You may only specify one of these parameters: starting_after, ending_before.");
    }
    Predicate<Map<String, @Nullable Object>> filter =
        new Filters(account.events()).of(kind, parameters);
    Expand expand = Expansion.ofList(parameters, kind);
    boolean newestFirst = before.isEmpty();
    Iterator<Integer> handles =
        new Order(table)
            .walk(
                span(parameters),
                newestFirst,
                after.or(() -> before),
                Filters.names(kind).contains("customer")
                    ? parameters.text("customer")
                    : Optional.empty());

    List<Map<String, @Nullable Object>> data = new ArrayList<>();
    boolean more = false;
    while (handles.hasNext() && !more) {
      int handle = handles.next();
      if (table.deleted(handle)) {
        continue;
      }
      Entry entry = table.entry(handle);
      Map<String, @Nullable Object> json = account.json(kind, entry, Expand.NOTHING);
      if (filter.test(json)) {
        more = data.size() == limit;
        if (!more) {
          data.add(expand.below().isEmpty() ? json : account.json(kind, entry, expand));
        }
      }
    }
    if (!newestFirst) {
      Collections.reverse(data);
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("object", "list");
    list.put("data", data);
    list.put("has_more", more);
    list.put("url", "/v1/" + kind.word());
    return Answer.json(200, list);
  }

  private static int limit(Parameters parameters) {
    long limit = parameters.number("limit").orElse((long) USUAL);
    if (limit < 1) {
      throw Refusal.parameter(
          "limit", "parameter_invalid_integer", "This value must be greater than or equal to 1.");
    }
    if (limit > MOST) {
      throw Refusal.parameter(
          "limit",
          "parameter_invalid_integer",
          "This value must be less than or equal to %d (it currently is '%d')."
              .formatted(MOST, limit));
    }
    return (int) limit;
  }

  private Optional<Entry> place(Parameters parameters, String name) {
    return parameters
        .text(name)
        .map(
            id ->
                account
                    .find(kind, id)
                    .filter(entry -> !entry.deleted())
                    .filter(entry -> kind != Kind.EVENTS || visible(entry))
                    .orElseThrow(() -> Refusal.missing(kind.object(), id, name)));
  }

  private boolean visible(Entry event) {
    return event.modifiedAt() >= account.events().visible().from();
  }

  private Span span(Parameters parameters) {
    Range created = Range.read(parameters, "created");
    Span span = new Span(created.from() * 1000, created.to() * 1000 + 999);
    return kind == Kind.EVENTS ? span.and(account.events().visible()) : span;
  }
}
