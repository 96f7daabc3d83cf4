package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.zendesk.call.ZendeskClient;
import java.time.Duration;
import java.time.Instant;

/**
 * The time-based export of organisations; the cursor is a second, for example {@code 1762002000}.
 *
 * <p>It shows changes of the present second, of which more may follow, and refuses a start within
 * the last minute, both by its own clock. Our cursor therefore never enters the last two minutes:
 * what changed in them is read again by the next turn.
 */
final class OrganizationExport implements ZendeskSource.Export {

  private static final Duration UNSETTLED = Duration.ofMinutes(2);
  private static final int FULL_PAGE = 1000;

  private final ZendeskClient client;

  OrganizationExport(ZendeskClient client) {
    this.client = client;
  }

  @Override
  public Stretch read(Cursor from, String include) {
    long settled = client.now().minus(UNSETTLED).getEpochSecond();
    long start = Math.min(settled, from.equals(Cursor.START) ? 0 : Long.parseLong(from.value()));
    JsonNode answer = client.get("/incremental/organizations.json?start_time=" + start);
    JsonNode count = answer.path("count");
    if (!answer.path("organizations").isArray() || !count.isNumber()) {
      throw client.errors().malformed("an export without organizations or count");
    }
    boolean end = answer.path("end_of_stream").asBoolean(count.asInt() < FULL_PAGE);
    long endTime = answer.path("end_time").asLong(start);
    if (!end && endTime <= start) {
      // a full page of one second holds all of that second
      endTime = start + 1;
    }
    boolean more = !end && count.asInt() > 0 && endTime <= settled;
    return new Stretch(answer, cursor(Math.min(endTime, settled), from), more);
  }

  @Override
  public Cursor at(Instant from) {
    return new Cursor(String.valueOf(Math.max(0, from.getEpochSecond())));
  }

  /** Nothing read from the start leaves it the start. */
  private static Cursor cursor(long second, Cursor from) {
    return second <= 0 ? from : new Cursor(String.valueOf(second));
  }
}
