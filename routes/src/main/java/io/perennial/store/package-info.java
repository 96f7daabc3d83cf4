/** The store: what was read, what it means, what is due and what was written. */
@NullMarked
package io.perennial.store;

import org.jspecify.annotations.NullMarked;
