/** Stripe's webhooks: what a call says, and the endpoint that is called. */
@NullMarked
package io.perennial.connector.stripe.hook;

import org.jspecify.annotations.NullMarked;
