package io.perennial.health.flag.rule;

import io.perennial.model.TouchModel;
import io.perennial.model.history.Facts;
import io.perennial.renewal.Renewal;
import io.perennial.revenue.Revenue;
import io.perennial.revenue.Revenues;
import java.util.OptionalInt;

/**
 * What a flag may look at.
 *
 * @param facts the snapshot
 * @param touch the customer's touch model, which chose the thresholds
 * @param revenues for questions about the customer's start
 * @param points the score shown; empty if unknown
 * @param worstBand whether the band is the worst one
 * @param coverage percent of the model's weight that has data
 * @param margin points by which a score must pass a flag's limit again before the flag clears
 * @param staleAfterDays a source not read for more days than this is stale
 * @param cohortGrowth average growth of comparable customers in percent, where it is known
 * @param past the closings before
 */
public record FlagInput(
    Facts facts,
    TouchModel touch,
    Revenue revenue,
    Revenues revenues,
    Renewal renewal,
    OptionalInt points,
    boolean worstBand,
    int coverage,
    int margin,
    int staleAfterDays,
    OptionalInt cohortGrowth,
    Past past) {}
