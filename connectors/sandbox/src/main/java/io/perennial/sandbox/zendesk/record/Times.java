package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.Plain;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Time stamps of a record. */
final class Times {

  private Times() {}

  static @Nullable Object created(Entry entry) {
    Object created = entry.fields().get("created_at");
    return created == null ? updated(entry) : Plain.json(created);
  }

  static @Nullable Object updated(Entry entry) {
    Object updated = entry.fields().get(Account.UPDATED_AT);
    return Plain.json(updated == null ? Instant.ofEpochMilli(entry.modifiedAt()) : updated);
  }
}
