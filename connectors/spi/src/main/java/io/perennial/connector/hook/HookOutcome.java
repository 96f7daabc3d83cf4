package io.perennial.connector.hook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What a call comes to. */
public sealed interface HookOutcome {

  /**
   * The vendor tells that records have changed.
   *
   * @param eventId the vendor's key of the event, part of what was signed: the same when the vendor
   *     tells it again
   * @param occurredAt when it happened, by the vendor's clock
   * @param records whose present state is to be read; at least one
   */
  record Accepted(String eventId, Instant occurredAt, List<HookRecord> records)
      implements HookOutcome {

    public Accepted {
      records = List.copyOf(records);
      if (records.isEmpty()) {
        throw new IllegalArgumentException("an accepted event names at least one record");
      }
    }
  }

  /**
   * The vendor has called, about nothing that we read.
   *
   * @param reason names what it was about, never a value of a record
   */
  record Ignored(String reason) implements HookOutcome {}

  /**
   * Nobody knows who has called.
   *
   * @param reason for our log alone; a stranger learns nothing of it
   * @param signed whether the call bears a signature, and none of the secrets gives it: it is
   *     forged, or the secret was reset at the vendor
   */
  record Refused(String reason, boolean signed) implements HookOutcome {

    /** A call that bears no proof, or an old one. */
    public static Refused unproven(String reason) {
      return new Refused(reason, false);
    }

    /** A call that somebody else has signed. */
    public static Refused signedOtherwise(Collection<String> secrets) {
      return new Refused(
          secrets.isEmpty()
              ? "no signing secret is known: run install"
              : "the signature is none of ours",
          true);
    }
  }
}
