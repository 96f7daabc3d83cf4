/** Recurring revenue of a customer, from subscriptions and from contracts. */
@NullMarked
package io.perennial.revenue;

import org.jspecify.annotations.NullMarked;
