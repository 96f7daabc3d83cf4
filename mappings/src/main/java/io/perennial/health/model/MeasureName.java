package io.perennial.health.model;

import java.util.Locale;
import java.util.Optional;

/** The ten measures of health, in the order in which people read them. */
public enum MeasureName {
  PRODUCT_ADOPTION,
  SUPPORT,
  SURVEY,
  MARKETING_ENGAGEMENT,
  COMMUNITY,
  ADVOCACY,
  CONTRACT_GROWTH,
  SELF_SUFFICIENCY,
  PAYMENT,
  RELATIONSHIP;

  /** As people read it, for example {@code contract growth}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** As it is written in {@code health.yaml}, for example {@code contract-growth}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The measure written so in {@code health.yaml}. */
  public static Optional<MeasureName> of(String key) {
    for (MeasureName name : values()) {
      if (name.key().equals(key)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
