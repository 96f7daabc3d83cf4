package io.perennial.routes;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.source.Page;
import io.perennial.connector.source.SourceRecord;
import io.perennial.mapping.MappingOutcome;
import io.perennial.mapping.MappingOutcome.Mapped;
import io.perennial.mapping.MappingOutcome.Refused;
import io.perennial.model.CanonicalRecord;
import io.perennial.store.Incoming;
import io.perennial.store.PageOutcome;
import io.perennial.store.PageStore;
import io.perennial.store.Place;
import io.perennial.turn.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a pull route. Stateless: the {@link Pull} travels in the exchange. */
@Component
final class PullStep {

  private final PageStore pages;

  PullStep(PageStore pages) {
    this.pages = pages;
  }

  boolean morePages(Exchange exchange) {
    return pull(exchange).more();
  }

  void fetchPage(Exchange exchange) {
    Pull pull = pull(exchange);
    long start = System.nanoTime();
    Page page = pull.connected().connector().source().read(pull.selection(), pull.place().cursor());
    pull.turn().findings().spent(Phase.PULL, System.nanoTime() - start);
    if (page.more() && page.next().equals(pull.place().cursor())) {
      throw ConnectorException.of(
          pull.connected().name(),
          FailureKind.RETRY,
          "CURSOR_STANDS_STILL",
          "%s says that there is more, and does not move on".formatted(pull.stream()),
          "nothing was lost: the next turn asks again; if it lasts, report it to the vendor");
    }
    pull.fetched(page);
  }

  void commitPage(Exchange exchange) {
    Pull pull = pull(exchange);
    Page page = pull.page();
    long start = System.nanoTime();
    List<Incoming> incoming = page.records().stream().map(record -> map(pull, record)).toList();
    Place next = pull.place().at(page.next());
    PageOutcome outcome =
        pages.commit(
            pull.lease(),
            next,
            pull.connected().connector().source().object(pull.stream()),
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

  /** Takes our own fields out of the record and gives the rest its meaning. */
  private static Incoming map(Pull pull, SourceRecord record) {
    SortedMap<String, @Nullable Object> fields = new TreeMap<>(record.fields());
    SortedMap<String, @Nullable Object> own = pull.own().takeFrom(fields);
    Map<String, @Nullable Object> spared =
        pull.connected().mapping().withoutAddresses(record.stream(), fields);
    SourceRecord listed =
        new SourceRecord(
            record.stream(),
            record.id(),
            record.modifiedAt(),
            record.deleted(),
            record.mergedInto(),
            spared);
    if (record.deleted()) {
      return new Incoming(listed, new TreeMap<>(), Optional.empty(), List.of());
    }
    MappingOutcome outcome =
        pull.connected()
            .mapping()
            .apply(pull.connected().name().value(), record.stream(), record.id(), spared);
    return new Incoming(listed, own, canonical(outcome), problems(outcome));
  }

  private static Optional<CanonicalRecord> canonical(MappingOutcome outcome) {
    return outcome instanceof Mapped mapped ? Optional.of(mapped.record()) : Optional.empty();
  }

  private static List<Incoming.Problem> problems(MappingOutcome outcome) {
    if (outcome instanceof Refused refused) {
      return refused.problems().stream()
          .map(
              problem ->
                  new Incoming.Problem(
                      "MAPPING",
                      "%s (%s) %s".formatted(problem.source(), problem.field(), problem.what()),
                      problem.mend()))
          .toList();
    }
    return List.of();
  }

  private static Pull pull(Exchange exchange) {
    return exchange.getMessage().getBody(Pull.class);
  }
}
