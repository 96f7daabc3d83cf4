package io.perennial.routes.pull;

import io.perennial.connector.source.Fetched;
import io.perennial.store.PageOutcome;
import io.perennial.store.PageStore;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads single records of a stream and stores them as a page is stored; no cursor moves. */
@Component
final class ByKey {

  private final Intake intake;
  private final PageStore pages;

  ByKey(Intake intake, PageStore pages) {
    this.intake = intake;
    this.pages = pages;
  }

  void read(StreamTurn stream, List<String> ids) {
    Fetched fetched = stream.source().fetch(stream.request().selection(), ids);
    PageOutcome outcome =
        pages.add(
            stream.lease(),
            stream.key(),
            stream.source().object(stream.key().stream()),
            stream.connected().mapping().type(stream.key().stream()),
            intake.take(
                stream.connected(), stream.key().stream(), stream.request(), fetched.records()),
            fetched.unreadable(),
            stream.turn().now());
    stream.turn().findings().of(stream.connected().name()).page(stream.key().stream(), outcome);
  }
}
