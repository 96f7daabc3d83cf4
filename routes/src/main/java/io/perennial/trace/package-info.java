/** One trace for each turn, from greeting to the last write, if somebody collects traces. */
@NullMarked
package io.perennial.trace;

import org.jspecify.annotations.NullMarked;
