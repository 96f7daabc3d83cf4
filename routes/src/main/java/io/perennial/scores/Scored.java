package io.perennial.scores;

import io.perennial.brief.Brief;
import io.perennial.health.Health;
import io.perennial.revenue.ContractGrowth;
import io.perennial.scores.Wishes.Wished;
import java.util.Optional;

/**
 * A customer's health, what people are told of it, and what the targets should hold about it.
 *
 * @param customer our key
 */
public record Scored(
    long customer, Health health, Optional<ContractGrowth> growth, Brief brief, Wished wished) {}
