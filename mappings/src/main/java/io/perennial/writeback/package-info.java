/** Which conclusions are written into which fields of which systems. */
@NullMarked
package io.perennial.writeback;

import org.jspecify.annotations.NullMarked;
