/** What happens when a record is written: checks, rounding, children, the journal. */
@NullMarked
package io.perennial.sandbox.salesforce.write;

import org.jspecify.annotations.NullMarked;
