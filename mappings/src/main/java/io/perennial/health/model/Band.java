package io.perennial.health.model;

/**
 * A named range of the score.
 *
 * @param name as people read it, for example {@code at risk}
 * @param from lowest score in it; it reaches up to the next band
 */
public record Band(String name, int from) {}
