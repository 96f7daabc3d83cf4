package io.perennial.routes.write;

import io.perennial.connector.target.FieldWriter;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.model.CanonicalType;
import io.perennial.routes.write.task.TaskTarget;
import io.perennial.routes.write.task.TaskWishes;
import io.perennial.rules.Rulebook;
import io.perennial.scores.Wishes;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.settings.OperatorSettings;
import io.perennial.sql.Json;
import io.perennial.store.schema.Schemas;
import io.perennial.turn.Turn;
import io.perennial.writeback.TargetRule;
import io.perennial.writeback.TaskRule;
import io.perennial.writeback.WrittenField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Which objects of which connections are written to, and in which form. */
@Component
public final class WriteTargets {

  private final Installation installation;
  private final Rulebook rulebook;
  private final Schemas schemas;
  private final OperatorSettings settings;

  WriteTargets(
      Installation installation, Rulebook rulebook, Schemas schemas, OperatorSettings settings) {
    this.installation = installation;
    this.rulebook = rulebook;
    this.schemas = schemas;
    this.settings = settings;
  }

  /**
   * A target with what is written to it.
   *
   * @param connected the connection
   * @param target the kind of record
   * @param rule which fields are written
   * @param writer who writes them
   * @param tasks which flags make tasks; empty for records that are there already
   */
  public record Written(
      Connected connected,
      Target target,
      TargetRule rule,
      FieldWriter writer,
      Optional<TaskRule> tasks) {

    /** Whether its records are tasks, which are made where there is none. */
    public boolean makesTasks() {
      return tasks.isPresent();
    }

    /** Whether no flag makes a task; there may be some to be closed. */
    public boolean isIdle() {
      return tasks.filter(rule -> rule.flags().isEmpty()).isPresent();
    }
  }

  /** All targets of all connections that have fields of ours. */
  public List<Written> all() {
    List<Written> all = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      all.addAll(written(connected));
    }
    return all;
  }

  /** The same with those that have tasks for people. */
  public List<Written> withTasks() {
    return installation.connections().stream()
        .flatMap(connected -> withTasks(connected).stream())
        .toList();
  }

  /** What the targets that can be written now should hold, as of a time. */
  public Wishes wishes(Instant asOf, Instant now) {
    Map<Written, TargetForm> forms = new LinkedHashMap<>();
    for (Written written : all()) {
      TargetForm form = form(written.connected(), written.target().object());
      if (!form.writable().isEmpty()) {
        forms.put(written, form);
      }
    }
    Map<String, Currency> currencies = new HashMap<>();
    for (Connected connected : installation.connections()) {
      connected
          .currency()
          .ifPresent(currency -> currencies.put(connected.name().value(), currency));
    }
    List<TaskWishes.Place> places = new ArrayList<>();
    if (asOf.equals(now)) { // nobody need do what a moment that has passed would ask for
      for (Connected connected : installation.connections()) {
        tasks(connected).flatMap(this::place).ifPresent(places::add);
      }
    }
    return new CustomerWishes(
        forms,
        new TaskWishes(places),
        asOf,
        now,
        rulebook.current().rates(),
        currencies,
        settings.text("public-url"));
  }

  private Optional<TaskWishes.Place> place(Written written) {
    TargetForm form = form(written);
    return form.writable().isEmpty()
        ? Optional.empty()
        : written.tasks().map(rule -> new TaskWishes.Place(written.target(), rule, form));
  }

  /** The targets of one connection. */
  public List<Target> of(Connected connected) {
    return withTasks(connected).stream().map(Written::target).toList();
  }

  private List<Written> withTasks(Connected connected) {
    List<Written> all = new ArrayList<>(written(connected));
    tasks(connected).ifPresent(all::add);
    return all;
  }

  /**
   * One text for each target of a connection that changes when the target's fields or what is
   * written to them change.
   */
  public Map<Target, String> fingerprints(Connected connected) {
    Map<Target, String> fingerprints = new LinkedHashMap<>();
    for (Written written : withTasks(connected)) {
      schemas
          .load(connected.name(), written.target().object())
          .ifPresent(
              schema ->
                  fingerprints.put(
                      written.target(),
                      Json.hash(Json.write(schema) + written.rule().fields() + written.tasks())));
    }
    return fingerprints;
  }

  /** The streams that bring back what this turn has written. */
  public SortedSet<String> writtenStreams(Turn turn, Connected connected) {
    SortedSet<String> streams = new TreeSet<>();
    for (Written written : written(connected)) {
      if (turn.findings().of(connected.name()).wrote(written.target().object())) {
        streams.add(written.target().stream());
      }
    }
    return streams;
  }

  /** The form of what is written to a target; nothing can be if the target lacks what it takes. */
  public TargetForm form(Written written) {
    String object = written.target().object();
    return written
        .tasks()
        .map(rule -> TaskTarget.form(rule, schemas.load(written.connected().name(), object)))
        .orElseGet(() -> form(written.connected(), object));
  }

  /** The form of our fields in an object, as it was last described. */
  public TargetForm form(Connected connected, String object) {
    return schemas
        .load(connected.name(), object)
        .map(schema -> new TargetForm(schema, names(connected, object)))
        .orElse(TargetForm.NONE);
  }

  private List<String> names(Connected connected, String object) {
    return rulebook.current().writeBack().of(connected.type()).stream()
        .filter(rule -> rule.object().equals(object))
        .flatMap(rule -> rule.written().stream())
        .map(WrittenField::name)
        .toList();
  }

  private List<Written> written(Connected connected) {
    List<Written> targets = new ArrayList<>();
    if (connected.connector().writer().isEmpty()) {
      return targets;
    }
    for (TargetRule rule : rulebook.current().writeBack().of(connected.type())) {
      for (String stream : connected.mapping().streams()) {
        if (connected.connector().source().object(stream).equals(rule.object())
            && connected.mapping().type(stream) == rule.of()) {
          targets.add(
              new Written(
                  connected,
                  new Target(connected.name(), rule.object(), stream),
                  rule,
                  connected.connector().writer().get(),
                  Optional.empty()));
        }
      }
    }
    return targets;
  }

  private Optional<Written> tasks(Connected connected) {
    return TaskTarget.of(connected, rulebook.current().writeBack())
        .map(
            task ->
                new Written(
                    connected,
                    task.target(),
                    new TargetRule(
                        task.rule().object(), CanonicalType.ACTIVITY, List.of(), Optional.empty()),
                    task.writer(),
                    Optional.of(task.rule())));
  }
}
