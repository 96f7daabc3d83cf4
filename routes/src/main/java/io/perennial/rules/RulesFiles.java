package io.perennial.rules;

import io.perennial.health.flag.FlagRules;
import io.perennial.health.model.HealthModel;
import io.perennial.health.yaml.FlagRulesReader;
import io.perennial.health.yaml.HealthModelReader;
import io.perennial.health.yaml.InvalidModelException;
import io.perennial.health.yaml.ModelProblem;
import io.perennial.identity.IdentityRules;
import io.perennial.identity.IdentityRulesReader;
import io.perennial.mapping.Mapping;
import io.perennial.mapping.MappingReader;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problem;
import io.perennial.mapping.yaml.Problems;
import io.perennial.revenue.Rates;
import io.perennial.revenue.RatesReader;
import io.perennial.rules.Rules.Fingerprints;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.Installation;
import io.perennial.settings.OperatorSettings;
import io.perennial.sql.Json;
import io.perennial.writeback.Conclusions;
import io.perennial.writeback.WriteBack;
import io.perennial.writeback.WriteBackReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@code --mappings}, and the shipped ones for all that it lacks. */
public final class RulesFiles {

  private static final String WRITE_BACK = "write-back.yaml";
  private static final String IDENTITY = "identity.yaml";
  private static final String RATES = "rates.yaml";
  private static final String HEALTH = "health.yaml";
  private static final String FLAGS = "flags.yaml";

  private final Path directory;
  private final String fieldPrefix;
  private final String publicUrl;

  public RulesFiles(OperatorSettings settings) {
    this.directory = Path.of(settings.text("mappings").orElse("mappings"));
    this.fieldPrefix = settings.fieldPrefix();
    this.publicUrl = settings.text("public-url").orElse("");
  }

  /**
   * What was read.
   *
   * @param state of the files, see {@link RulesFiles#state()}
   * @param problems what is wrong with them: with any, the rules must not be used
   */
  public record Read(String state, Rules rules, List<ConfigurationProblem> problems) {

    public Read {
      problems = List.copyOf(problems);
    }
  }

  /** A text that changes when any of the files does. */
  public String state() {
    return state(mappingFiles().toArray(String[]::new))
        + state(WRITE_BACK, IDENTITY, RATES, HEALTH, FLAGS);
  }

  /** Reads all files; all problems are found, not the first. */
  public Read read() {
    String state = state();
    Problems problems = new Problems();
    List<ConfigurationProblem> found = new ArrayList<>();
    Shelf shelf = Shelf.over(directory, problems);
    Map<String, Mapping> mappings = new TreeMap<>();
    for (String file : mappingFiles()) {
      shelf
          .read(file)
          .map(MappingReader::read)
          .ifPresent(mapping -> mappings.put(mapping.vendor(), mapping));
    }
    WriteBack writeBack =
        shelf
            .read(WRITE_BACK)
            .map(root -> WriteBackReader.read(root, fieldPrefix, Conclusions.WORDS))
            .orElseGet(WriteBack::nothing);
    IdentityRules identity =
        shelf
            .read(IDENTITY)
            .map(IdentityRulesReader::read)
            .orElseGet(() -> new IdentityRules(Set.of(), Set.of(), Set.of()));
    Rates rates = shelf.read(RATES).map(RatesReader::read).orElse(Rates.NONE);
    OwnConclusions.mayNotBeRead(mappings, writeBack, problems);
    writeBack
        .tasks()
        .forEach(
            (vendor, rule) ->
                mappings.computeIfPresent(
                    vendor, (name, mapping) -> mapping.withoutMarked(rule.key().name())));
    HealthModel model =
        model(shelf.text(HEALTH), HealthModel::defaults, HealthModelReader::read, HEALTH, found);
    FlagRules flags =
        model(shelf.text(FLAGS), FlagRules::defaults, FlagRulesReader::read, FLAGS, found);
    shelf.strangers();
    for (Problem problem : problems.all()) {
      found.add(
          new ConfigurationProblem(
              problem.place().toString(), problem.path(), problem.what() + ": " + problem.mend()));
    }
    Fingerprints fingerprints =
        new Fingerprints(
            state(IDENTITY),
            Json.hash(
                String.join(
                    "\n", fieldPrefix, publicUrl, state(WRITE_BACK, RATES, HEALTH, FLAGS))));
    return new Read(
        state, new Rules(mappings, writeBack, identity, rates, model, flags, fingerprints), found);
  }

  private static List<String> mappingFiles() {
    return Installation.factories().keySet().stream().map(type -> type + ".yaml").toList();
  }

  private String state(String... files) {
    Shelf shelf = Shelf.over(directory, new Problems());
    return Json.hash(
        Stream.of(files)
            .map(file -> file + "\n" + shelf.text(file).orElse(""))
            .collect(Collectors.joining("\n")));
  }

  private static <T> T model(
      Optional<String> yaml,
      Supplier<T> otherwise,
      BiFunction<String, String, T> reader,
      String file,
      List<ConfigurationProblem> found) {
    try {
      return yaml.map(text -> reader.apply(file, text)).orElseGet(otherwise);
    } catch (InvalidModelException invalid) {
      for (ModelProblem problem : invalid.problems()) {
        found.add(
            new ConfigurationProblem(
                "%s:%d".formatted(problem.file(), problem.line()), "", problem.message()));
      }
      return otherwise.get();
    }
  }
}
