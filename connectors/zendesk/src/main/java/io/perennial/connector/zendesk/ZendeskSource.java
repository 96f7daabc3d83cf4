package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import io.perennial.connector.source.Window;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.call.ZendeskSettings;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.field.ZendeskStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads what changed, by incremental exports: no call per record, deleted ones included. */
final class ZendeskSource implements Source {

  private static final int IDS_IN_ONE_CALL = 100;

  private final ZendeskClient client;
  private final ZendeskFields fields;
  private final TicketExport tickets;
  private final OrganizationExport organizations;

  ZendeskSource(ZendeskSettings settings, ZendeskClient client, ZendeskFields fields) {
    this.client = client;
    this.fields = fields;
    this.tickets = new TicketExport(client, settings.pageSize());
    this.organizations = new OrganizationExport(client);
  }

  @Override
  public List<String> streams() {
    return ZendeskStream.words();
  }

  @Override
  public String object(String stream) {
    return stream(stream).object();
  }

  @Override
  public Page read(Selection selection, Cursor from) {
    ZendeskStream stream = stream(selection.stream());
    Export.Stretch stretch = export(stream).read(from, ZendeskRows.include(selection));
    ZendeskRows rows = new ZendeskRows(stream, selection, fields);
    rows.read(stretch.answer());
    return new Page(List.copyOf(rows.records()), rows.unreadable(), stretch.next(), stretch.more());
  }

  @Override
  public Fetched fetch(Selection selection, List<String> ids) {
    ZendeskStream stream = stream(selection.stream());
    List<String> malformed = ids.stream().filter(id -> !isWellFormed(id)).toList();
    List<Fetched> answers = new ArrayList<>();
    answers.add(Fetched.answer(stream.word(), malformed, List.of(), List.of())); // never were there
    for (List<String> some : some(ids)) {
      ZendeskRows rows = new ZendeskRows(stream, selection, fields);
      rows.read(showMany(stream, ZendeskRows.include(selection), some));
      answers.add(Fetched.answer(stream.word(), some, rows.records(), rows.unreadable()));
    }
    return Fetched.together(answers);
  }

  private JsonNode showMany(ZendeskStream stream, String include, List<String> ids) {
    JsonNode answer =
        client.get(
            "/%s/show_many.json?ids=%s%s"
                .formatted(
                    stream.word(),
                    String.join(",", ids),
                    include.isEmpty() ? "" : "&include=" + include));
    if (!answer.path(stream.word()).isArray()) {
      // or all of them would be taken for deleted
      throw client.errors().malformed("it has no list of " + stream.word());
    }
    return answer;
  }

  /**
   * Counts by reading the export from the window's beginning: Zendesk's search leaves deleted
   * records out and lags behind.
   */
  @Override
  public long count(String stream, Window window) {
    ZendeskStream kind = stream(stream);
    Selection keys = Selection.of(stream, List.of());
    Map<String, Instant> seen = new HashMap<>();
    Export export = export(kind);
    UnaryOperator<Cursor> step =
        cursor -> {
          Export.Stretch stretch = export.read(cursor, "");
          ZendeskRows rows = new ZendeskRows(kind, keys, fields);
          rows.read(stretch.answer());
          rows.records().forEach(record -> seen.put(record.id(), record.modifiedAt()));
          return stretch.more() ? stretch.next() : Cursor.START;
        };
    Cursor cursor = step.apply(export.at(window.from()));
    while (!cursor.equals(Cursor.START)) {
      cursor = step.apply(cursor);
    }
    return seen.values().stream()
        .filter(time -> !time.isBefore(window.from()) && time.isBefore(window.until()))
        .count();
  }

  /** Keys in the portions that one call takes. */
  static List<List<String>> some(List<String> ids) {
    List<String> wellFormed = ids.stream().filter(ZendeskSource::isWellFormed).toList();
    List<List<String>> portions = new ArrayList<>();
    for (int start = 0; start < wellFormed.size(); start += IDS_IN_ONE_CALL) {
      portions.add(wellFormed.subList(start, Math.min(wellFormed.size(), start + IDS_IN_ONE_CALL)));
    }
    return portions;
  }

  private static boolean isWellFormed(String id) {
    return id.matches("\\d{1,18}");
  }

  private Export export(ZendeskStream stream) {
    return stream == ZendeskStream.TICKETS ? tickets : organizations;
  }

  private ZendeskStream stream(String word) {
    return ZendeskStream.named(client.errors(), word);
  }

  /** One of Zendesk's ways to tell what changed. */
  interface Export {

    /** One page behind a cursor. */
    Stretch read(Cursor from, String include);

    /** The cursor behind which everything lies that changed from a time on. */
    Cursor at(Instant from);

    /** A page as it came, and where the next one begins. */
    record Stretch(JsonNode answer, Cursor next, boolean more) {}
  }
}
