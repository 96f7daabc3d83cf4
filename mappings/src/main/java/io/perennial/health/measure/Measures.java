package io.perennial.health.measure;

import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.revenue.Revenues;

/** Makes the measures from their settings. */
public final class Measures {

  private Measures() {}

  /** The measure of a name; one without a feed is always unknown. */
  public static Measure of(MeasureName name, MeasureSettings settings, Revenues revenues) {
    return switch (name) {
      case SUPPORT -> new SupportMeasure(settings);
      case SURVEY -> new SurveyMeasure(settings);
      case CONTRACT_GROWTH -> new GrowthMeasure(settings, revenues);
      case PAYMENT -> new PaymentMeasure(settings);
      case RELATIONSHIP -> new RelationshipMeasure(settings);
      case PRODUCT_ADOPTION, MARKETING_ENGAGEMENT, COMMUNITY, ADVOCACY, SELF_SUFFICIENCY ->
          new UnfedMeasure(name);
    };
  }
}
