/** Formula fields: arithmetic, dates, comparisons and a handful of functions. */
@NullMarked
package io.perennial.sandbox.salesforce.formula;

import org.jspecify.annotations.NullMarked;
