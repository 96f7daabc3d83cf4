package io.perennial.writeback;

/**
 * One choice of a picklist.
 *
 * @param word what we conclude and people see, for example {@code at risk}
 * @param stored what the vendor keeps, for example the tag {@code perennial_health_band_at_risk}
 */
public record FieldOption(String word, String stored) {}
