/** One organisation's state: records, who may see them, and how a record reads. */
@NullMarked
package io.perennial.sandbox.salesforce.org;

import org.jspecify.annotations.NullMarked;
