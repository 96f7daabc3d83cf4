package io.perennial.health.yaml;

import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.FlagRules;
import io.perennial.health.flag.FlagSettings;
import io.perennial.health.flag.Owner;
import io.perennial.health.flag.Thresholds;
import io.perennial.model.TouchModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code flags.yaml}; what the file leaves out is as in {@link FlagRules#defaults}. */
public final class FlagRulesReader {

  private static final int LARGEST = 3650;

  private FlagRulesReader() {}

  /**
   * The rules in a file.
   *
   * @param file its name, for the problems
   * @throws InvalidModelException with all problems
   */
  public static FlagRules read(String file, String yaml) {
    List<ModelProblem> problems = new ArrayList<>();
    Section root = Section.parse(file, yaml, problems);
    SortedMap<FlagName, FlagSettings> flags = new TreeMap<>(FlagRules.defaults().flags());
    for (String key : root.keys()) {
      Optional<FlagName> name = flag(key);
      if (name.isPresent()) {
        flags.computeIfPresent(name.get(), (flag, before) -> settings(root.section(key), before));
      } else {
        root.problem(key, "is no flag; flags are " + List.of(FlagName.values()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidModelException(problems);
    }
    return new FlagRules(flags);
  }

  private static Optional<FlagName> flag(String key) {
    for (FlagName name : FlagName.values()) {
      if (name.name().equals(key)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static FlagSettings settings(Section flag, FlagSettings before) {
    List<String> numbers = List.copyOf(before.thresholds(TouchModel.HIGH).numbers().keySet());
    List<String> known = new ArrayList<>(List.of("owner", "action", "at-risk", "on"));
    known.addAll(numbers);
    for (TouchModel touch : TouchModel.values()) {
      known.add(key(touch));
    }
    flag.allow(known);
    Map<TouchModel, Thresholds> thresholds = new EnumMap<>(TouchModel.class);
    for (TouchModel touch : TouchModel.values()) {
      Section own = flag.section(key(touch));
      List<String> allowed = new ArrayList<>(numbers);
      allowed.add("on");
      own.allow(allowed);
      thresholds.put(touch, thresholds(flag, own, before.thresholds(touch), numbers));
    }
    return new FlagSettings(
        flag.oneOf("owner", Owner.class).orElse(before.owner()),
        flag.text("action").orElse(before.action()),
        flag.bool("at-risk").orElse(before.atRisk()),
        thresholds);
  }

  /** A number of the touch model wins over one of the flag, and that over the default. */
  private static Thresholds thresholds(
      Section flag, Section own, Thresholds before, List<String> names) {
    SortedMap<String, Integer> numbers = new TreeMap<>(before.numbers());
    for (String name : names) {
      number(own, name)
          .or(() -> own.has(name) ? Optional.empty() : number(flag, name))
          .ifPresent(number -> numbers.put(name, number));
    }
    return new Thresholds(own.bool("on").or(() -> flag.bool("on")).orElse(before.on()), numbers);
  }

  private static Optional<Integer> number(Section section, String name) {
    int lowest = name.endsWith("days") || name.equals("invoices") ? 1 : 0;
    return section.integer(name, lowest, LARGEST);
  }

  private static String key(TouchModel touch) {
    return touch.name().toLowerCase(Locale.ROOT);
  }
}
