package io.perennial.scores;

import io.perennial.health.Health;

/** A customer's health. */
record Scored(long customer, Health health) {}
