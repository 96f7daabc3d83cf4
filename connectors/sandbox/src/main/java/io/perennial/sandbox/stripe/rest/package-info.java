/** The account over HTTP: keys, lists, single objects, changes, refusals in Stripe's words. */
@NullMarked
package io.perennial.sandbox.stripe.rest;

import org.jspecify.annotations.NullMarked;
