package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.zendesk.call.ZendeskClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The cursor export of tickets. It leaves out the last minute itself, so its cursor is safe.
 *
 * @see <a
 *     href="https://developer.zendesk.com/documentation/ticketing/managing-incremental-exports">Managing
 *     incremental exports</a>
 */
final class TicketExport implements ZendeskSource.Export {

  private static final String TIME = "@";

  private final ZendeskClient client;
  private final int pageSize;

  TicketExport(ZendeskClient client, int pageSize) {
    this.client = client;
    this.pageSize = pageSize;
  }

  @Override
  public Stretch read(Cursor from, String include) {
    JsonNode answer =
        client.get(
            "/incremental/tickets/cursor.json?per_page=%d%s&%s"
                .formatted(pageSize, include.isEmpty() ? "" : "&include=" + include, place(from)));
    if (!answer.path("tickets").isArray()) {
      throw client.errors().malformed("an export without tickets");
    }
    String after = answer.path("after_cursor").asText("");
    Cursor next = after.isEmpty() || after.equals("null") ? from : new Cursor(after);
    boolean more = !answer.path("end_of_stream").asBoolean(false) && !next.equals(from);
    return new Stretch(answer, next, more);
  }

  @Override
  public Cursor at(Instant from) {
    return new Cursor(TIME + Math.max(0, from.getEpochSecond()));
  }

  private static String place(Cursor cursor) {
    if (cursor.equals(Cursor.START)) {
      return "start_time=0";
    }
    return cursor.value().startsWith(TIME)
        ? "start_time=" + cursor.value().substring(TIME.length())
        : "cursor=" + URLEncoder.encode(cursor.value(), StandardCharsets.UTF_8);
  }
}
