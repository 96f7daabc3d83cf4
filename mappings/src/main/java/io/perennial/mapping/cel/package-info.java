/** Expressions inside mapping files: compiled once, checked when loaded, bounded when run. */
@NullMarked
package io.perennial.mapping.cel;

import org.jspecify.annotations.NullMarked;
