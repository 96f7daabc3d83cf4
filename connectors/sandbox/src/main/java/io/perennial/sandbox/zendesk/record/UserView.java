package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.account.Plain;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user as answers show them. */
public final class UserView {

  private final Account account;

  public UserView(Account account) {
    this.account = account;
  }

  public Map<String, @Nullable Object> user(Entry entry) {
    Map<String, Object> fields = entry.fields();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("url", "%s/users/%s.json".formatted(account.url(), entry.id()));
    json.put("id", Plain.id(entry.id()));
    json.put("name", fields.get("name"));
    json.put("email", fields.get("email"));
    json.put("created_at", Times.created(entry));
    json.put("updated_at", Times.updated(entry));
    json.put("role", fields.getOrDefault("role", "end-user"));
    json.put("organization_id", Plain.id(fields.get("organization_id")));
    json.put("active", !entry.deleted());
    json.put("phone", fields.get("phone"));
    return json;
  }

  /** Somebody who can log in. */
  public Map<String, @Nullable Object> member(Member member) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("url", "%s/users/%s.json".formatted(account.url(), member.id()));
    json.put("id", Plain.id(member.id()));
    json.put("name", member.name());
    json.put("email", member.email());
    json.put("role", member.role());
    json.put("active", true);
    json.put("organization_id", null);
    return json;
  }
}
