/** Speaks to Stripe. Lists first, then follows events; nothing is ever written. */
@NullMarked
package io.perennial.connector.stripe;

import org.jspecify.annotations.NullMarked;
