package io.perennial.routes.hook;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.source.Fetched;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.hook.DueRecords;
import io.perennial.hook.DueRecords.Due;
import io.perennial.hook.Gathering;
import io.perennial.routes.failure.Conversation;
import io.perennial.routes.failure.FailureStep;
import io.perennial.routes.pull.Intake;
import io.perennial.routes.pull.Requests;
import io.perennial.routes.pull.Requests.Request;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Incoming;
import io.perennial.store.PageOutcome;
import io.perennial.store.PageStore;
import io.perennial.store.StreamKey;
import io.perennial.turn.Phase;
import io.perennial.turn.Turn;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the records that events have named, and stores them as a page is stored. */
@Component
final class Fetching {

  private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Installation installation;
  private final DueRecords due;
  private final Requests requests;
  private final Intake intake;
  private final PageStore pages;
  private final Leases leases;
  private final FailureStep failures;
  private final SideBySide sideBySide;
  private final TransactionTemplate transaction;

  Fetching(
      Installation installation,
      DueRecords due,
      Requests requests,
      Intake intake,
      PageStore pages,
      Leases leases,
      FailureStep failures,
      SideBySide sideBySide,
      TransactionTemplate transaction) {
    this.installation = installation;
    this.due = due;
    this.requests = requests;
    this.intake = intake;
    this.pages = pages;
    this.leases = leases;
    this.failures = failures;
    this.sideBySide = sideBySide;
    this.transaction = transaction;
  }

  /** All streams of all connections that are served, side by side. */
  void fetchAll(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    sideBySide.run(
        installation.connections().stream()
            .filter(connected -> turn.serves(connected.name()))
            .<Runnable>map(connected -> () -> fetch(turn, connected))
            .toList());
  }

  private void fetch(Turn turn, Connected connected) {
    for (String stream : due.streams(connected.name(), turn.now())) {
      StreamKey key = new StreamKey(connected.name(), stream);
      if (!connected.mapping().streams().contains(stream)) {
        due.done(key, due.next(key, turn.now(), Integer.MAX_VALUE)); // nobody reads it any more
        continue;
      }
      Optional<Lease> lease = leases.claim(key.lease());
      if (lease.isEmpty()) {
        due.delay(key, turn.now().plus(SOON));
        continue;
      }
      try {
        fetch(turn, connected, key, lease.get());
      } finally {
        leases.release(lease.get());
      }
    }
  }

  private void fetch(Turn turn, Connected connected, StreamKey key, Lease lease) {
    List<Due> some = due.next(key, turn.now(), Gathering.ENOUGH);
    while (!some.isEmpty() && turn.serves(connected.name())) {
      try {
        store(turn, connected, key, lease, some);
      } catch (ConnectorException failure) {
        putOff(turn, connected, key, some, failure);
        if (failure.kind() == FailureKind.RETRY) {
          due.delay(key, turn.now().plus(failure.retryAfter().orElse(SOON))); // the others as well
        }
      } catch (RuntimeException fault) {
        putOff(turn, key, some, fault);
        throw fault;
      }
      some = due.next(key, turn.now(), Gathering.ENOUGH);
    }
  }

  private void store(Turn turn, Connected connected, StreamKey key, Lease lease, List<Due> some) {
    Request request = requests.of(connected, key.stream(), turn.now());
    if (request.gone().fails()) {
      due.done(key, some); // the next complete turn that may read the stream finds them itself
      return;
    }
    connected.meter().gate().roomToRead();
    long start = System.nanoTime();
    Fetched fetched =
        connected
            .connector()
            .source()
            .fetch(request.selection(), some.stream().map(Due::id).toList());
    turn.findings().spent(Phase.PULL, System.nanoTime() - start);
    List<Incoming> incoming = intake.take(connected, key.stream(), request, fetched.records());
    PageOutcome outcome =
        commit(connected, key, lease, some, incoming, fetched.unreadable(), turn.now());
    turn.findings().of(connected.name()).page(key.stream(), outcome);
    Following.read(turn, key, some, incoming);
  }

  /** What is due goes in the same moment in which the records are there. */
  private PageOutcome commit(
      Connected connected,
      StreamKey key,
      Lease lease,
      List<Due> read,
      List<Incoming> incoming,
      List<UnreadableRecord> unusable,
      Instant now) {
    return transaction.execute(
        status -> {
          due.done(key, read);
          return pages.add(
              lease,
              key,
              connected.connector().source().object(key.stream()),
              connected.mapping().type(key.stream()),
              incoming,
              unusable,
              now);
        });
  }

  /** A fault of ours would meet the same records again and again. */
  private void putOff(Turn turn, StreamKey key, List<Due> some, RuntimeException fault) {
    try {
      putOff(turn, key, some, Optional.empty());
    } catch (RuntimeException another) {
      fault.addSuppressed(another);
    }
  }

  private void putOff(Turn turn, StreamKey key, List<Due> some, Optional<Duration> asked) {
    int given = due.putOff(key, some, asked, turn.now());
    if (given > 0) {
      LOG.warn("{} records of {} are left to the next complete turn", given, key);
    }
  }

  private void putOff(
      Turn turn, Connected connected, StreamKey key, List<Due> some, ConnectorException failure) {
    putOff(turn, key, some, failure.retryAfter());
    Conversation conversation = new Conversation(turn, connected, key.stream());
    if (failure.kind() == FailureKind.PAUSE) {
      failures.pause(conversation, failure);
    } else {
      failures.endPartial(conversation, failure);
    }
  }
}
