package io.perennial.routes.pull;

import io.perennial.connector.source.Page;
import io.perennial.store.Incoming;
import io.perennial.store.PageOutcome;
import io.perennial.store.PageStore;
import io.perennial.store.Place;
import io.perennial.turn.Phase;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of a pull route. Stateless: the {@link Pull} travels in the exchange. */
@Component
final class PullStep {

  private final Intake intake;
  private final PageStore pages;

  PullStep(Intake intake, PageStore pages) {
    this.intake = intake;
    this.pages = pages;
  }

  boolean morePages(Exchange exchange) {
    return pull(exchange).more();
  }

  void fetchPage(Exchange exchange) {
    Pull pull = pull(exchange);
    long start = System.nanoTime();
    Page page =
        Pages.behind(pull.connected(), pull.whole().request().selection(), pull.place().cursor());
    pull.turn().findings().spent(Phase.PULL, System.nanoTime() - start);
    pull.fetched(page);
  }

  void commitPage(Exchange exchange) {
    Pull pull = pull(exchange);
    Page page = pull.page();
    long start = System.nanoTime();
    List<Incoming> incoming =
        intake.take(pull.connected(), pull.stream(), pull.whole().request(), page.records());
    Place next = pull.place().at(page.next());
    PageOutcome outcome =
        pages.commit(
            pull.whole().lease(),
            next,
            pull.whole().source().object(pull.stream()),
            pull.connected().mapping().type(pull.stream()),
            incoming,
            page.unreadable(),
            !page.more(),
            pull.turn().now());
    pull.turn().findings().spent(Phase.MAP, System.nanoTime() - start);
    pull.turn().findings().of(pull.connected().name()).page(pull.stream(), outcome);
    pull.turn().progress().done(outcome.read());
    pull.committed(next, page.more());
  }

  private static Pull pull(Exchange exchange) {
    return exchange.getMessage().getBody(Pull.class);
  }
}
