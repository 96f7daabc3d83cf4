package io.perennial.health.model;

import static io.perennial.health.model.Curve.linear;
import static io.perennial.health.model.Curve.steps;

import io.perennial.health.model.TouchRules.CutOffs;
import io.perennial.model.TouchModel;
import io.perennial.renewal.RenewalRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The same as {@code mappings/health.yaml}, for a start without the file; a test compares them. */
final class DefaultHealthModel {

  private DefaultHealthModel() {}

  static HealthModel make() {
    return new HealthModel(
        "1",
        6,
        2,
        20,
        30,
        5,
        new Bands(
            List.of(new Band("at risk", 0), new Band("watch", 50), new Band("healthy", 70)), 3),
        new TouchRules(
            TouchModel.LOW,
            new TreeMap<>(
                Map.of(
                    "USD", new CutOffs(100_000, 10_000),
                    "EUR", new CutOffs(90_000, 9_000),
                    "GBP", new CutOffs(80_000, 8_000)))),
        measures(),
        List.of(highTouch(), techTouch()),
        List.of(new Cap(Cap.Kind.OVERDUE_DAYS, 60, 40), new Cap(Cap.Kind.CANCELLATION, 0, 40)),
        RenewalRules.DEFAULTS);
  }

  private static SortedMap<MeasureName, MeasureSettings> measures() {
    Map<MeasureName, MeasureSettings> measures = new EnumMap<>(MeasureName.class);
    measures.put(MeasureName.PRODUCT_ADOPTION, MeasureSettings.of(20));
    measures.put(MeasureName.SUPPORT, support());
    measures.put(
        MeasureName.SURVEY,
        MeasureSettings.of(10)
            .with("window-days", 365)
            .with("answer-days", 14)
            .with("unanswered-minus", 10)
            .with("rating-tenths", linear(10, 0, 20, 25, 30, 50, 40, 80, 50, 100)));
    measures.put(MeasureName.MARKETING_ENGAGEMENT, MeasureSettings.of(5));
    measures.put(MeasureName.COMMUNITY, MeasureSettings.of(5));
    measures.put(MeasureName.ADVOCACY, MeasureSettings.of(5));
    measures.put(
        MeasureName.CONTRACT_GROWTH,
        MeasureSettings.of(10)
            .with("settle-days", 90)
            .with("expected-percent-a-year", 5)
            .with("percent-above-expected", linear(-50, 0, -20, 30, 0, 70, 20, 90, 50, 100)));
    measures.put(MeasureName.SELF_SUFFICIENCY, MeasureSettings.of(5));
    measures.put(
        MeasureName.PAYMENT,
        MeasureSettings.of(15)
            .with("window-days", 365)
            .with("on-time-percent", linear(0, 0, 50, 40, 80, 75, 95, 100))
            .with("overdue-days", steps(0, 100, 1, 80, 15, 60, 31, 40, 61, 20, 91, 0))
            .with("average-days-late", steps(0, 100, 6, 85, 16, 60, 31, 30, 61, 10)));
    measures.put(
        MeasureName.RELATIONSHIP,
        MeasureSettings.of(10)
            .with("executive-points", 100)
            .with("manager-points", 75)
            .with("user-points", 40)
            .with("key-contacts", steps(0, 20, 1, 50, 2, 75, 3, 100))
            .with("silent-days", steps(0, 100, 31, 80, 61, 60, 91, 40, 181, 20)));
    return new TreeMap<>(measures);
  }

  private static MeasureSettings support() {
    return MeasureSettings.of(15)
        .with("window-days", 90)
        .with("minimum-tickets", 3)
        .with("contact-days", 30)
        .with("contact-low", 0)
        .with("contact-high", 20)
        .with("too-few-points", 80)
        .with("too-many-points", 60)
        .with("open-ticket-days", steps(0, 100, 8, 80, 15, 60, 31, 40, 61, 20))
        .with("critical-ticket-days", steps(0, 100, 4, 80, 8, 60, 11, 30, 31, 0))
        .with("critical-percent", linear(0, 100, 20, 90, 50, 60, 100, 30))
        .with("reopened-percent", linear(0, 100, 10, 90, 30, 60, 60, 30));
  }

  private static ModelOverride highTouch() {
    return new ModelOverride(
        Optional.of(TouchModel.HIGH),
        Optional.empty(),
        new TreeMap<>(
            Map.of(
                MeasureName.SUPPORT,
                MeasureChange.ofNumber("contact-low", 1)
                    .and(MeasureChange.ofNumber("contact-high", 10)))));
  }

  private static ModelOverride techTouch() {
    return new ModelOverride(
        Optional.of(TouchModel.TECH),
        Optional.empty(),
        new TreeMap<>(
            Map.of(
                MeasureName.RELATIONSHIP,
                MeasureChange.ofCurve("silent-days", steps(0, 100, 181, 80, 366, 60)))));
  }
}
