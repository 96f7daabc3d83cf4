package io.perennial.connector.install;

/**
 * One choice of a picklist.
 *
 * @param word what people see, for example {@code at risk}
 * @param stored what the vendor keeps, for example the tag {@code perennial_health_band_at_risk}
 */
public record WantedOption(String word, String stored) {}
