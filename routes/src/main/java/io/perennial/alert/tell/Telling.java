package io.perennial.alert.tell;

import io.perennial.alert.AlertSettings;
import io.perennial.alert.AlertTable;
import io.perennial.alert.AlertTable.Untold;
import io.perennial.alert.Alerts;
import io.perennial.alert.tell.Receiver.NotTaken;
import io.perennial.settings.OperatorSettings;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks what is amiss and tells each receiver what it does not know yet. Of several instances one
 * looks and tells at a time; what a receiver has not taken is told again later, so that it may get
 * something twice and misses nothing. Used by one thread.
 */
final class Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
  private static final String LEASE = "alerts";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Alerts alerts;
  private final AlertTable table;
  private final Leases leases;
  private final Clock clock;
  private final List<Receiver> receivers;
  private final Map<String, Pause> pauses = new HashMap<>();

  Telling(Alerts alerts, AlertTable table, Leases leases, Clock clock, OperatorSettings settings) {
    this.alerts = alerts;
    this.table = table;
    this.leases = leases;
    this.clock = clock;
    AlertSettings configured = AlertSettings.of(settings);
    List<Receiver> all = new ArrayList<>();
    configured.webhook().ifPresent(address -> all.add(new Webhook(address, Webhook.PATIENCE)));
    configured.mail().ifPresent(mail -> all.add(new Mail(mail, clock)));
    this.receivers = List.copyOf(all);
  }

  /** A receiver that did not take a message is left alone for a while. */
  private record Pause(Duration length, Instant until) {

    static Pause first(Instant now) {
      return new Pause(FIRST_PAUSE, now.plus(FIRST_PAUSE));
    }

    Pause longer(Instant now) {
      Duration twice = length.multipliedBy(2);
      Duration next = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
      return new Pause(next, now.plus(next));
    }
  }

  /** Looks once; does nothing while another instance does. */
  void look() {
    Set<String> names = receivers.stream().map(Receiver::name).collect(Collectors.toSet());
    alone(LEASE, lease -> alerts.look(names, clock.instant()));
    for (Receiver receiver : receivers) {
      alone(LEASE + "/" + receiver.name(), lease -> tell(receiver));
    }
  }

  private void alone(String name, Consumer<Lease> work) {
    Optional<Lease> lease = leases.claim(name);
    if (lease.isEmpty()) {
      return;
    }
    try {
      work.accept(lease.get());
    } finally {
      leases.release(lease.get());
    }
  }

  private void tell(Receiver receiver) {
    Instant now = clock.instant();
    Pause pause = pauses.get(receiver.name());
    if (pause != null && now.isBefore(pause.until())) {
      return;
    }
    List<Untold> untold = table.untold(receiver.name());
    if (untold.isEmpty()) {
      return;
    }
    try {
      receiver.take(Message.of(untold));
    } catch (NotTaken refused) {
      if (pause == null) {
        LOG.warn(
            "{} alerts are not told yet, {}: {}",
            untold.size(),
            receiver.name(),
            refused.getMessage());
      }
      pauses.put(receiver.name(), pause == null ? Pause.first(now) : pause.longer(now));
      return;
    }
    pauses.remove(receiver.name());
    table.told(receiver.name(), untold, now);
  }
}
