/** Contracts that a vendor's tests inherit, and a vendor in memory for the tests of others. */
@NullMarked
package io.perennial.connector.testkit;

import org.jspecify.annotations.NullMarked;
