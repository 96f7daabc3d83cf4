package io.perennial.sandbox.zendesk.export;

import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.rest.Request;
import java.time.Instant;

/** Where an export begins. */
final class StartTime {

  private static final long MINUTE_SECONDS = 60;

  private StartTime() {}

  /** Epoch seconds, at least a minute old. */
  static long of(Request request, Instant now) {
    long start =
        request
            .number("start_time")
            .orElseThrow(
                () -> ApiException.of(400, "InvalidValue", "Invalid start_time: it is required"));
    if (start > now.getEpochSecond() - MINUTE_SECONDS) {
      throw ApiException.of(
          422, "StartTimeTooRecent", "Too recent start_time. Use a start_time older than 1 minute");
    }
    return start;
  }
}
