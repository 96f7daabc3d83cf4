package io.perennial.work;

/**
 * The right to do one thing alone for a while.
 *
 * @param name what it is about, for example {@code pull/stripe-eu/invoices}
 * @param fence grows with every claim; whoever holds an older one has lost the right
 */
public record Lease(String name, long fence) {}
