package io.perennial.health;

import io.perennial.health.measure.Reading;
import io.perennial.health.model.MeasureName;
import io.perennial.model.verdict.Because;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One measure in a score.
 *
 * @param weight its weight in the model
 * @param reading what it read
 * @param counted points that went into the score, by data or by the policy for missing data
 * @param assumed why points were counted without data
 * @param hundredths what it brought to the score, in hundredths of a point
 * @param drag what it kept from the score, in hundredths of a point
 * @param stale whether a system that it rests on has not been read for too long
 */
public record MeasureLine(
    MeasureName name,
    int weight,
    Reading reading,
    OptionalInt counted,
    Optional<Because> assumed,
    int hundredths,
    int drag,
    boolean stale) {}
