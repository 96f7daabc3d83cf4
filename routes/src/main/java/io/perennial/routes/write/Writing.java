package io.perennial.routes.write;

import io.perennial.ledger.Refusals;
import io.perennial.ledger.TargetForm;
import io.perennial.ledger.TargetValues;
import io.perennial.routes.write.Write.Intending;
import io.perennial.settings.Installation;
import io.perennial.store.StreamKey;
import io.perennial.turn.Phase;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import io.perennial.turn.TurnRequest.Undo;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.SideBySide;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends each target through its write-back route, all connections side by side. */
@Component
public final class Writing {

  private final Installation installation;
  private final WriteTargets targets;
  private final TargetValues values;
  private final Refusals refusals;
  private final Rations rations;
  private final Leases leases;
  private final SideBySide sideBySide;
  private final ProducerTemplate routes;

  Writing(
      Installation installation,
      WriteTargets targets,
      TargetValues values,
      Refusals refusals,
      Rations rations,
      Leases leases,
      SideBySide sideBySide,
      ProducerTemplate routes) {
    this.installation = installation;
    this.targets = targets;
    this.values = values;
    this.refusals = refusals;
    this.rations = rations;
    this.leases = leases;
    this.sideBySide = sideBySide;
    this.routes = routes;
  }

  /** Writes what differs, in all targets. */
  public void writeAll(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    List<WriteTargets.Written> all = targets.withTasks();
    long pending =
        all.stream().mapToLong(written -> values.countPending(written.target(), turn.now())).sum();
    turn.progress().begin(Phase.WRITE, pending);
    writeEach(turn, all, written -> Optional.empty());
  }

  /** Sends what is intended to each target, one after the other of a connection. */
  void writeEach(
      Turn turn,
      List<WriteTargets.Written> all,
      Function<WriteTargets.Written, Optional<Intending>> intending) {
    sideBySide.run(
        installation.connections().stream()
            .filter(connected -> turn.serves(connected.name()))
            .<Runnable>map(
                connected ->
                    () ->
                        writeThose(
                            turn,
                            all.stream()
                                .filter(
                                    written -> written.connected().name().equals(connected.name()))
                                .filter(
                                    written ->
                                        turn.serves(connected.name(), written.target().object()))
                                .toList(),
                            intending))
            .toList());
  }

  private void writeThose(
      Turn turn,
      List<WriteTargets.Written> targets,
      Function<WriteTargets.Written, Optional<Intending>> intending) {
    for (int i = 0; i < targets.size(); i++) {
      write(turn, targets.subList(i, targets.size()), intending);
    }
  }

  /** Writes the first of some targets; the others come after it. */
  private void write(
      Turn turn,
      List<WriteTargets.Written> targets,
      Function<WriteTargets.Written, Optional<Intending>> intending) {
    WriteTargets.Written written = targets.get(0);
    TargetForm form = this.targets.form(written);
    boolean undoes = turn.request().undo().isPresent();
    if (!undoes && written.isIdle() && values.countPending(written.target(), turn.now()) == 0) {
      refusals.letGo(written.target());
      return;
    }
    tellMissing(turn, written, form);
    if ((turn.writes() || undoes) && !form.writable().isEmpty()) {
      StreamKey key = written.target().key();
      Optional<Lease> lease = leases.claim(key.lease());
      if (lease.isEmpty()) {
        problem(
            turn,
            written,
            "BUSY",
            "is being read by " + leases.holder(key.lease()).orElse("another process"),
            turn.request()
                .undo()
                .map(Undo::again)
                .orElse("nothing to do: the next turn writes it"));
        return;
      }
      try {
        send(
            new Write(
                turn, written, lease.get(), form, rations.of(targets), intending.apply(written)));
        refusals.letGo(written.target());
      } finally {
        leases.release(lease.get());
      }
    }
    if (!turn.request().hooks()) { // it looks at all that the target holds: too much for each event
      turn.findings()
          .of(written.connected().name())
          .unchanged(values.countUnchanged(written.target(), turn.run()));
    }
  }

  /** Once more after a lost answer: reading back may tell what became of it. */
  private void send(Write write) {
    routes.sendBody(WriteBackRoutes.in(write.connected().name()), write);
    if (write.failed() && write.turn().serves(write.connected().name())) {
      routes.sendBody(WriteBackRoutes.in(write.connected().name()), write.again());
    }
  }

  private static void tellMissing(Turn turn, WriteTargets.Written written, TargetForm form) {
    if (!form.missing().isEmpty()) {
      problem(
          turn,
          written,
          "MISSING_FIELD",
          "nothing is written to fields that are not there for us: "
              + String.join(", ", form.missing()),
          "run install, or take them out of write-back.yaml");
    }
    if (!form.readOnly().isEmpty()) {
      problem(
          turn,
          written,
          "READ_ONLY_FIELD",
          "nothing is written to fields that are read-only for us or existed before us: "
              + String.join(", ", form.readOnly()),
          "give the permission set Perennial Integration to our user; say adopt: true in"
              + " write-back.yaml for a field that existed before us: check tells which is which");
    }
  }

  private static void problem(
      Turn turn, WriteTargets.Written written, String code, String reason, String mend) {
    turn.findings()
        .problem(
            new Problem(
                written.connected().name().value(),
                written.target().object(),
                "",
                code,
                reason,
                mend));
  }
}
