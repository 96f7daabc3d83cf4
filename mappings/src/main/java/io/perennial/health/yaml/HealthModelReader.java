package io.perennial.health.yaml;

import io.perennial.health.model.Band;
import io.perennial.health.model.Bands;
import io.perennial.health.model.Cap;
import io.perennial.health.model.HealthModel;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.health.model.ModelOverride;
import io.perennial.health.model.TouchRules;
import io.perennial.health.model.TouchRules.CutOffs;
import io.perennial.model.TouchModel;
import io.perennial.renewal.RenewalRules;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code health.yaml}; what the file leaves out is as in {@link HealthModel#defaults}. */
public final class HealthModelReader {

  private static final int LARGEST = 1_000_000_000;
  private static final int LONGEST_DAYS = 3650;

  private final HealthModel defaults = HealthModel.defaults();
  private final MeasureReader measures = new MeasureReader(defaults.measures());
  private final List<ModelProblem> problems = new ArrayList<>();
  private final String file;

  private HealthModelReader(String file) {
    this.file = file;
  }

  /**
   * The model in a file.
   *
   * @param file its name, for the problems
   * @throws InvalidModelException with all problems
   */
  public static HealthModel read(String file, String yaml) {
    return new HealthModelReader(file).read(yaml);
  }

  private HealthModel read(String yaml) {
    Section root = Section.parse(file, yaml, problems);
    root.allow(
        List.of(
            "version",
            "history-months",
            "stale-after-days",
            "minimum-coverage",
            "trend",
            "bands",
            "band-margin",
            "touch-model",
            "measures",
            "overrides",
            "caps",
            "renewal"));
    Section trend = root.section("trend");
    trend.allow(List.of("days", "points"));
    HealthModel model =
        new HealthModel(
            root.text("version").orElse(defaults.version()),
            root.integer("history-months", 3, 60).orElse(defaults.historyMonths()),
            root.integer("stale-after-days", 1, 365).orElse(defaults.staleAfterDays()),
            root.integer("minimum-coverage", 0, 100).orElse(defaults.minimumCoverage()),
            trend.integer("days", 1, 90).orElse(defaults.trendDays()),
            trend.integer("points", 1, 100).orElse(defaults.trendPoints()),
            bands(root),
            touchModels(root),
            settings(root.section("measures")),
            root.has("overrides") ? overrides(root) : defaults.overrides(),
            root.has("caps") ? caps(root) : defaults.caps(),
            renewal(root.section("renewal")));
    for (String problem : model.problems()) {
      problems.add(new ModelProblem(file, 0, problem));
    }
    if (!problems.isEmpty()) {
      throw new InvalidModelException(problems);
    }
    return model;
  }

  private Bands bands(Section root) {
    int margin = root.integer("band-margin", 0, 20).orElse(defaults.bands().margin());
    if (!root.has("bands")) {
      return new Bands(defaults.bands().bands(), margin);
    }
    List<Band> bands = new ArrayList<>();
    for (Section band : root.sections("bands")) {
      band.allow(List.of("name", "from"));
      Optional<String> name = band.text("name");
      Optional<Integer> from = band.integer("from", 0, 100);
      if (name.isPresent() && from.isPresent()) {
        bands.add(new Band(name.get(), from.get()));
      } else {
        band.problem("a band needs name and from");
      }
    }
    return new Bands(bands, margin);
  }

  private TouchRules touchModels(Section root) {
    Section touch = root.section("touch-model");
    touch.allow(List.of("otherwise", "from-arr"));
    SortedMap<String, CutOffs> fromArr = new TreeMap<>(defaults.touchModels().fromArr());
    if (touch.has("from-arr")) {
      fromArr.clear();
      Section currencies = touch.section("from-arr");
      for (String currency : currencies.keys()) {
        Section cutOffs = currencies.section(currency);
        cutOffs.allow(List.of("high", "low"));
        Optional<Integer> high = cutOffs.integer("high", 0, LARGEST);
        Optional<Integer> low = cutOffs.integer("low", 0, LARGEST);
        if (high.isPresent() && low.isPresent() && isCurrency(currency)) {
          fromArr.put(currency, new CutOffs(high.get(), low.get()));
        } else {
          currencies.problem(currency, "must be an ISO 4217 currency with high and low");
        }
      }
    }
    return new TouchRules(
        touch.oneOf("otherwise", TouchModel.class).orElse(defaults.touchModels().otherwise()),
        fromArr);
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  private SortedMap<MeasureName, MeasureSettings> settings(Section section) {
    SortedMap<MeasureName, MeasureSettings> settings = new TreeMap<>(defaults.measures());
    measures
        .read(section)
        .forEach(
            (name, change) ->
                settings.computeIfPresent(name, (key, before) -> change.applied(before)));
    return settings;
  }

  private List<ModelOverride> overrides(Section root) {
    List<ModelOverride> overrides = new ArrayList<>();
    for (Section override : root.sections("overrides")) {
      override.allow(List.of("touch-model", "segment", "measures"));
      if (!override.has("touch-model") && !override.has("segment")) {
        override.problem("an override needs a touch-model or a segment");
      }
      overrides.add(
          new ModelOverride(
              override.oneOf("touch-model", TouchModel.class),
              override.text("segment"),
              measures.read(override.section("measures"))));
    }
    return overrides;
  }

  private List<Cap> caps(Section root) {
    List<Cap> caps = new ArrayList<>();
    for (Section cap : root.sections("caps")) {
      cap.allow(List.of("when", "more-than", "at-most"));
      Optional<Cap.Kind> kind = cap.oneOf("when", Cap.Kind.class);
      Optional<Integer> atMost = cap.integer("at-most", 0, 100);
      if (kind.isPresent() && atMost.isPresent()) {
        int moreThan = cap.integer("more-than", 0, LONGEST_DAYS).orElse(0);
        caps.add(new Cap(kind.get(), moreThan, atMost.get()));
      } else {
        cap.problem("a cap needs when and at-most");
      }
    }
    return caps;
  }

  private RenewalRules renewal(Section section) {
    RenewalRules rules = defaults.renewal();
    section.allow(
        List.of(
            "window-days",
            "due-days",
            "urgent-days",
            "term-share-percent",
            "renewed-days",
            "late-days",
            "mismatch-days",
            "arr-share-percent"));
    return new RenewalRules(
        section.integer("window-days", 1, 365).orElse(rules.windowDays()),
        section.integer("due-days", 0, 365).orElse(rules.dueDays()),
        section.integer("urgent-days", 0, 365).orElse(rules.urgentDays()),
        section.integer("term-share-percent", 1, 100).orElse(rules.termSharePercent()),
        section.integer("renewed-days", 0, 365).orElse(rules.renewedDays()),
        section.integer("late-days", 0, LONGEST_DAYS).orElse(rules.lateDays()),
        section.integer("mismatch-days", 0, 365).orElse(rules.mismatchDays()),
        section.integer("arr-share-percent", 0, 100).orElse(rules.arrSharePercent()));
  }
}
