/** The way of records, on a customer's page and for programs. */
@NullMarked
package io.perennial.console.journey;

import org.jspecify.annotations.NullMarked;
