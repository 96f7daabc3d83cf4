package io.perennial.routes.pull;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.Selection;
import io.perennial.settings.Connected;

/** Reads a connection's pages, within its calls. */
public final class Pages {

  private Pages() {}

  /**
   * The page behind a cursor.
   *
   * @throws ConnectorException if the vendor refuses, if no calls are left for reading, or if the
   *     vendor says that there is more and does not move on: reading would never end
   */
  public static Page behind(Connected connected, Selection selection, Cursor from) {
    connected.meter().gate().roomToRead();
    Page page = connected.connector().source().read(selection, from);
    if (page.more() && page.next().equals(from)) {
      throw ConnectorException.of(
          connected.name(),
          FailureKind.RETRY,
          "CURSOR_STANDS_STILL",
          "%s says that there is more, and does not move on".formatted(selection.stream()),
          "nothing was lost: it is asked again; if it lasts, report it to the vendor");
    }
    return page;
  }
}
