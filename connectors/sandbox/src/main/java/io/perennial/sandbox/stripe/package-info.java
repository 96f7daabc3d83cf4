/** A Stripe account on loopback: what tests and the demo start and change. */
@NullMarked
package io.perennial.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
