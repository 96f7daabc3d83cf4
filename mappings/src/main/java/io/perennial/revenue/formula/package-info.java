/** The formulas of retention and growth, as pure functions in money and in count. */
@NullMarked
package io.perennial.revenue.formula;

import org.jspecify.annotations.NullMarked;
