/** The page of one customer: all that is known, and why the score is what it is. */
@NullMarked
package io.perennial.console.customer;

import org.jspecify.annotations.NullMarked;
