package io.perennial.scores;

import io.perennial.health.Health;
import io.perennial.scores.Wishes.Wished;

/**
 * A customer's health, and what the targets should hold about it.
 *
 * @param customer our key
 */
public record Scored(long customer, Health health, Wished wished) {}
