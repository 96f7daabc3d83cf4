package io.perennial.routes.greet;

import io.perennial.connector.CheckResult;
import io.perennial.connector.Usage;
import io.perennial.install.MappingChecks;
import io.perennial.routes.write.WriteTargets;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.work.SideBySide;
import io.perennial.writeback.WrittenField;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** Asks all systems, side by side, whether what is configured will work. */
@Component
public final class Checks {

  private final Installation installation;
  private final WriteTargets targets;
  private final MappingChecks mappings;
  private final HookChecks hooks;
  private final SideBySide sideBySide;

  Checks(
      Installation installation,
      WriteTargets targets,
      MappingChecks mappings,
      HookChecks hooks,
      SideBySide sideBySide) {
    this.installation = installation;
    this.targets = targets;
    this.mappings = mappings;
    this.hooks = hooks;
    this.sideBySide = sideBySide;
  }

  /** What each connection answered, by its name. */
  public SortedMap<String, List<CheckResult>> run() {
    SortedMap<String, List<CheckResult>> results = new ConcurrentSkipListMap<>();
    sideBySide.run(
        installation.connections().stream()
            .<Runnable>map(
                connected -> () -> results.put(connected.name().value(), check(connected)))
            .toList());
    return results;
  }

  private List<CheckResult> check(Connected connected) {
    List<CheckResult> results =
        new ArrayList<>(mappings.add(connected, connected.connector().check(usage(connected))));
    hooks.of(connected).ifPresent(results::add);
    return List.copyOf(results);
  }

  private Usage usage(Connected connected) {
    SortedMap<String, SortedSet<String>> reads = new TreeMap<>();
    for (String stream : connected.mapping().streams()) {
      SortedSet<String> fields = new TreeSet<>();
      connected.mapping().readFields(stream).stream()
          .filter(read -> !read.path().mayBeAbsent())
          .forEach(read -> fields.add(read.path().text()));
      reads.put(stream, fields);
    }
    SortedMap<String, SortedSet<String>> writes = new TreeMap<>();
    for (WriteTargets.Written written : targets.withTasks()) {
      if (!written.isIdle() && written.connected().name().equals(connected.name())) {
        SortedSet<String> fields =
            writes.computeIfAbsent(written.target().object(), object -> new TreeSet<>());
        written.rule().written().stream().map(WrittenField::name).forEach(fields::add);
        written.tasks().ifPresent(rule -> fields.add(rule.key().name()));
      }
    }
    return new Usage(reads, writes);
  }
}
