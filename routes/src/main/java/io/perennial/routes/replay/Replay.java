package io.perennial.routes.replay;

import io.perennial.connector.ConnectionName;
import io.perennial.ledger.Refusals;
import io.perennial.ledger.Refusals.Held;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList.Entry;
import io.perennial.parked.ParkedReader;
import io.perennial.routes.pull.Remapping;
import io.perennial.routes.pull.Remapping.Mapped;
import io.perennial.routes.replay.Replayed.Left;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.StreamKey;
import io.perennial.store.Unreadable;
import io.perennial.work.Lease;
import io.perennial.work.LeaseLost;
import io.perennial.work.Leases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Tries parked records again: what could not be mapped is mapped from the store, what was refused
 * becomes pending for the next turn. No vendor is asked.
 */
@Component
public final class Replay {

  private final ParkedReader reader;
  private final Installation installation;
  private final Remapping remapping;
  private final Refusals refusals;
  private final Leases leases;
  private final Clock clock;

  Replay(
      ParkedReader reader,
      Installation installation,
      Remapping remapping,
      Refusals refusals,
      Leases leases,
      Clock clock) {
    this.reader = reader;
    this.installation = installation;
    this.remapping = remapping;
    this.refusals = refusals;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Tries what fits.
   *
   * @throws io.perennial.parked.NoSuchParked if a connection or id is named that is not there, or a
   *     code that is nearly one that is
   */
  public Replayed take(ParkedFilter filter) {
    List<Entry> entries = reader.read(filter, Integer.MAX_VALUE).records();
    List<Held> refused = new ArrayList<>();
    Map<String, List<Entry>> unmapped = new TreeMap<>();
    for (Entry entry : entries) {
      StreamKey key = key(entry);
      if (entry.stage().equals("WRITE")) {
        refused.add(new Held(key, entry.id()));
      } else {
        unmapped.computeIfAbsent(key.toString(), name -> new ArrayList<>()).add(entry);
      }
    }
    int due = refusals.replay(refused);
    refusals.letGoOfAll();
    List<Left> left = new ArrayList<>();
    int mapped = 0;
    int parked = 0;
    for (List<Entry> stream : unmapped.values()) {
      Mapped done = map(stream, left);
      mapped += done.usable();
      parked += done.refused();
    }
    return new Replayed(mapped, parked, due, refused.size() - due, left);
  }

  private Mapped map(List<Entry> stream, List<Left> left) {
    StreamKey key = key(stream.get(0));
    Optional<Connected> connected =
        installation.connections().stream()
            .filter(each -> each.name().equals(key.connection()))
            .filter(each -> each.mapping().streams().contains(key.stream()))
            .findFirst();
    if (connected.isEmpty()) {
      left(left, key, stream.size(), "the stream is not mapped any more");
      return new Mapped(0, 0, 0);
    }
    Optional<Lease> lease = leases.claim(key.lease());
    if (lease.isEmpty()) {
      String holder = leases.holder(key.lease()).orElse("another process");
      left(left, key, stream.size(), "the stream is being read by " + holder);
      return new Mapped(0, 0, 0);
    }
    try {
      List<String> stored =
          stream.stream()
              .filter(entry -> !entry.code().equals(Unreadable.CODE))
              .map(Entry::id)
              .toList();
      Mapped done = remapping.again(connected.get(), key, lease.get(), stored, clock.instant());
      int unread = stream.size() - stored.size() + done.unknown();
      if (unread > 0) {
        left(left, key, unread, "could not be read at all: mend the records at the source");
      }
      return done;
    } catch (LeaseLost lost) {
      left(left, key, stream.size(), "the stream was taken over meanwhile: replay them again");
      return new Mapped(0, 0, 0);
    } finally {
      leases.release(lease.get());
    }
  }

  private static void left(List<Left> left, StreamKey key, int records, String reason) {
    left.add(new Left(key.connection().value(), key.stream(), records, reason));
  }

  private static StreamKey key(Entry entry) {
    return new StreamKey(new ConnectionName(entry.connection()), entry.stream());
  }
}
