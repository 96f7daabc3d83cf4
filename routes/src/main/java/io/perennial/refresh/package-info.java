/** What changes at a source without moving a time stamp, and when it was last read. */
@NullMarked
package io.perennial.refresh;

import org.jspecify.annotations.NullMarked;
