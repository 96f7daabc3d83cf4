package io.perennial.sandbox.company.story;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a customer left.
 *
 * @param day first day without a contract
 * @param reason as people entered it; empty if nobody did, and then no date either
 */
public record Departure(LocalDate day, Optional<String> reason) {}
