/** A customer through time: versions of its records, and snapshots as of any moment. */
@NullMarked
package io.perennial.model.history;

import org.jspecify.annotations.NullMarked;
