package io.perennial.scores;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stands, in one line; null is unknown.
 *
 * @param customer our key
 * @param account the CRM's key
 * @param coverage percent of the model's weight that had data
 * @param arr minor units a year
 * @param flags names of the open flags, the most pressing first
 */
public record Standing(
    long customer,
    String account,
    String name,
    @Nullable Integer points,
    @Nullable String band,
    int coverage,
    String atRisk,
    @Nullable LocalDate renewalDate,
    String renewalFlag,
    @Nullable Long arr,
    @Nullable String arrCurrency,
    List<String> flags) {}
