/** Calls to Stripe, and what its refusals mean. */
@NullMarked
package io.perennial.connector.stripe.call;

import org.jspecify.annotations.NullMarked;
