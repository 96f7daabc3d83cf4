/** What Stripe's objects look like as JSON in the API version {@code 2026-07-29.dahlia}. */
@NullMarked
package io.perennial.sandbox.stripe.shape;

import org.jspecify.annotations.NullMarked;
