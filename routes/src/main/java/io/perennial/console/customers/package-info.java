/** The table of all customers: search, filters, order, pages. */
@NullMarked
package io.perennial.console.customers;

import org.jspecify.annotations.NullMarked;
