/** Keeps customers renewing: the program as a whole. */
@NullMarked
package io.perennial;

import org.jspecify.annotations.NullMarked;
