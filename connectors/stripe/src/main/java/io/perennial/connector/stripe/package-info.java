/** Speaks to Stripe. Lists first, then follows events; no record is ever written. */
@NullMarked
package io.perennial.connector.stripe;

import org.jspecify.annotations.NullMarked;
