package io.perennial.routes.greet;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections;
import io.perennial.store.schema.Schemas;
import io.perennial.turn.TurnRefused;
import io.perennial.work.OneAtATime;
import io.perennial.work.SideBySide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Describes what no turn has described for nearly an hour, so that a field that went or came is
 * known within the hour, however far turns lie apart.
 */
@Component
public final class HourlyDescribing {

  /** How often to look whether anything has to be described. */
  public static final Duration LOOK = Duration.ofMinutes(5);

  /** With the time from look to look it is an hour at the most. */
  static final Duration OLD = Duration.ofHours(1).minus(LOOK);

  private static final Logger LOG = LoggerFactory.getLogger(HourlyDescribing.class);

  private final Installation installation;
  private final Connections connections;
  private final Recognition recognition;
  private final Schemas schemas;
  private final Describing describing;
  private final OneAtATime oneAtATime;
  private final SideBySide sideBySide;
  private final Clock clock;

  HourlyDescribing(
      Installation installation,
      Connections connections,
      Recognition recognition,
      Schemas schemas,
      Describing describing,
      OneAtATime oneAtATime,
      SideBySide sideBySide,
      Clock clock) {
    this.installation = installation;
    this.connections = connections;
    this.recognition = recognition;
    this.schemas = schemas;
    this.describing = describing;
    this.oneAtATime = oneAtATime;
    this.sideBySide = sideBySide;
    this.clock = clock;
  }

  /**
   * Describes what is due; does nothing while a turn runs, as that describes by itself.
   *
   * @return whether anything looks otherwise than before: the next turn takes it up
   */
  public boolean look() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<ConnectionName, Instant> described = schemas.describedAt();
    List<Connected> due =
        installation.connections().stream()
            .filter(connected -> isDue(described.getOrDefault(connected.name(), now), now))
            .toList();
    if (due.isEmpty()) {
      return false;
    }
    try {
      return oneAtATime.run(lease -> describe(due, now), TurnRefused::whileOneRuns);
    } catch (TurnRefused turn) {
      LOG.debug("nothing is described now: {}", turn.getMessage());
      return false;
    }
  }

  /** What was never described, the first turn describes. */
  private static boolean isDue(Instant described, Instant now) {
    return !described.plus(OLD).isAfter(now);
  }

  private boolean describe(List<Connected> due, Instant now) {
    AtomicBoolean changed = new AtomicBoolean();
    sideBySide.run(
        due.stream()
            .<Runnable>map(
                connected ->
                    () -> {
                      if (describe(connected, now)) {
                        changed.set(true);
                      }
                    })
            .toList());
    return changed.get();
  }

  /** Only who works and answers as ever; all else is the next turn's to tell. */
  private boolean describe(Connected connected, Instant now) {
    try {
      connected.meter().gate().roomToRead();
      if (!works(connected)) {
        return false;
      }
      recognition.recognise(connected);
      return describing.describe(
          connected,
          now,
          (object, failure) -> LOG.debug("the next turn tells: {}", failure.getMessage()));
    } catch (ConnectorException failure) {
      LOG.warn("not described, and tried again in {}: {}", LOOK, failure.getMessage());
      return false;
    } finally {
      connected.meter().gate().settle();
    }
  }

  private boolean works(Connected connected) {
    return connections
        .state(connected.name())
        .filter(state -> state.paused().isEmpty())
        .isPresent();
  }
}
