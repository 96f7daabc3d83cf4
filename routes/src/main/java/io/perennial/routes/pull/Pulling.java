package io.perennial.routes.pull;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.routes.failure.Conversation;
import io.perennial.routes.failure.FailureStep;
import io.perennial.routes.greet.Describing;
import io.perennial.routes.write.WriteTargets;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Place;
import io.perennial.store.StreamKey;
import io.perennial.turn.Phase;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.SideBySide;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends each stream through its pull route, all side by side. */
@Component
public final class Pulling {

  private final PullRoutes pullRoutes;
  private final Installation installation;
  private final WriteTargets targets;
  private final Opening opening;
  private final Gaps gaps;
  private final Describing describing;
  private final Refreshing refreshing;
  private final Leases leases;
  private final FailureStep failures;
  private final SideBySide sideBySide;
  private final ProducerTemplate routes;

  Pulling(
      PullRoutes pullRoutes,
      Installation installation,
      WriteTargets targets,
      Opening opening,
      Gaps gaps,
      Describing describing,
      Refreshing refreshing,
      Leases leases,
      FailureStep failures,
      SideBySide sideBySide,
      ProducerTemplate routes) {
    this.pullRoutes = pullRoutes;
    this.installation = installation;
    this.targets = targets;
    this.opening = opening;
    this.gaps = gaps;
    this.describing = describing;
    this.refreshing = refreshing;
    this.leases = leases;
    this.failures = failures;
    this.sideBySide = sideBySide;
    this.routes = routes;
  }

  /** Reads all streams of all connections that take part. */
  public void pullAll(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    turn.progress().begin(Phase.PULL, 0);
    boolean full = turn.request().full();
    pull(
        claim(turn, (own, connected) -> connected.mapping().streams()),
        full,
        full ? gaps::fetchUnseen : this::readBehindAndRefresh);
  }

  /** Reads again what we have just written to, so that the next turn finds nothing new. */
  public void confirmAll(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    pull(claim(turn, targets::writtenStreams), false, this::readBehind);
  }

  private List<StreamTurn> claim(
      Turn turn, BiFunction<Turn, Connected, Collection<String>> streams) {
    List<StreamTurn> claimed = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      if (turn.serves(connected.name())) {
        for (String stream : streams.apply(turn, connected)) {
          claim(turn, connected, stream).ifPresent(claimed::add);
        }
      }
    }
    return claimed;
  }

  private Optional<StreamTurn> claim(Turn turn, Connected connected, String stream) {
    StreamKey key = new StreamKey(connected.name(), stream);
    pullRoutes.ensure(key);
    Optional<Lease> lease = leases.claim(key.lease());
    if (lease.isEmpty()) {
      turn.findings()
          .problem(
              new Problem(
                  connected.name().value(),
                  stream,
                  "",
                  "BUSY",
                  "is being read by " + leases.holder(key.lease()).orElse("another process"),
                  "nothing to do: the next turn reads it"));
    }
    return lease.map(held -> new StreamTurn(turn, connected, key, held));
  }

  private void pull(List<StreamTurn> streams, boolean full, Consumer<StreamTurn> last) {
    try {
      each(streams, stream -> opening.open(stream, full));

      sendAll(streams);
      List<StreamTurn> outdated = streams.stream().filter(StreamTurn::outdated).toList();
      if (!outdated.isEmpty()) {
        describe(outdated);
        each(outdated, stream -> opening.open(stream, full));
        sendAll(outdated);
      }

      each(streams, last);
    } finally {
      streams.forEach(stream -> leases.release(stream.lease()));
    }
  }

  private void readBehindAndRefresh(StreamTurn stream) {
    readBehind(stream);
    if (stream.goesOn()) {
      refreshing.refresh(stream);
    }
  }

  private void sendAll(List<StreamTurn> streams) {
    List<Runnable> parts = new ArrayList<>();
    for (StreamTurn stream : streams) {
      if (stream.goesOn()) {
        stream.places().forEach(place -> parts.add(() -> send(stream, place)));
      }
    }
    sideBySide.run(parts);
  }

  /** Fields were asked for that have gone since the turn began. */
  private void describe(List<StreamTurn> outdated) {
    outdated.forEach(StreamTurn::described);
    Map<Connected, List<StreamTurn>> streams =
        outdated.stream().collect(Collectors.groupingBy(StreamTurn::connected));
    streams.forEach(
        (connected, ofIt) ->
            attempt(ofIt.get(0), stream -> describing.describe(stream.turn(), connected)));
  }

  private void readBehind(StreamTurn stream) {
    gaps.behind(stream).forEach(place -> send(stream, place));
  }

  private void send(StreamTurn stream, Place place) {
    if (!stream.turn().serves(stream.connected().name())) {
      return;
    }
    Pull pull = new Pull(stream, place);
    routes.sendBody(PullRoutes.in(stream.key()), pull);
    if (pull.failed()) {
      stream.fail();
    }
  }

  /** Does something with each stream that goes on, side by side. */
  private void each(List<StreamTurn> streams, Consumer<StreamTurn> action) {
    sideBySide.run(
        streams.stream()
            .filter(StreamTurn::goesOn)
            .<Runnable>map(stream -> () -> attempt(stream, action))
            .toList());
  }

  private void attempt(StreamTurn stream, Consumer<StreamTurn> action) {
    try {
      action.accept(stream);
    } catch (ConnectorException failure) {
      stream.fail();
      Conversation conversation =
          new Conversation(stream.turn(), stream.connected(), stream.key().stream());
      if (failure.kind() == FailureKind.PAUSE) {
        failures.pause(conversation, failure);
      } else {
        failures.endPartial(conversation, failure);
      }
    }
  }
}
