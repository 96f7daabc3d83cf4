/** Customers, what links to them, and their facts. */
@NullMarked
package io.perennial.customers;

import org.jspecify.annotations.NullMarked;
