/** What an account holds, how it changes, and the events that tell of it. */
@NullMarked
package io.perennial.sandbox.stripe.account;

import org.jspecify.annotations.NullMarked;
