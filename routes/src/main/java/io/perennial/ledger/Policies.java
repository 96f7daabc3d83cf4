package io.perennial.ledger;

import io.perennial.connector.ConnectionName;
import io.perennial.rules.Rulebook;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.writeback.IfChanged;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.WrittenField;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What becomes of fields of ours that people change, where ours does not simply win. */
@Component
public final class Policies {

  private final Installation installation;
  private final Rulebook rulebook;

  Policies(Installation installation, Rulebook rulebook) {
    this.installation = installation;
    this.rulebook = rulebook;
  }

  /** Why a changed field of an object is kept, by the field's name. */
  public SortedMap<String, KeptFields.Why> of(ConnectionName connection, String object) {
    SortedMap<String, KeptFields.Why> policies = new TreeMap<>();
    for (Connected connected : installation.connections()) {
      if (connected.name().equals(connection)) {
        for (TargetRule rule : rulebook.current().writeBack().of(connected.type())) {
          if (rule.object().equals(object)) {
            rule.written().forEach(field -> add(policies, field));
          }
        }
      }
    }
    return policies;
  }

  private static void add(SortedMap<String, KeptFields.Why> policies, WrittenField field) {
    IfChanged policy = field.ifChanged();
    switch (policy) {
      case OURS_WINS -> {}
      case THEIRS_WINS -> policies.put(field.name(), KeptFields.Why.THEIRS);
      case ASK -> policies.put(field.name(), KeptFields.Why.ASK);
    }
  }
}
