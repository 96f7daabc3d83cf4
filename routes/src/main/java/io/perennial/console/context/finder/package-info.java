/** Whose the record is that somebody asked by. */
@NullMarked
package io.perennial.console.context.finder;

import org.jspecify.annotations.NullMarked;
