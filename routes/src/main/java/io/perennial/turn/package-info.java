/** One turn from pull to write-back: what it is about, what it found, how it ended. */
@NullMarked
package io.perennial.turn;

import org.jspecify.annotations.NullMarked;
