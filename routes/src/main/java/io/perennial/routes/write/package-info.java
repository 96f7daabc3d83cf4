/** Writes the conclusions back: what differs, intent first, outcome after. */
@NullMarked
package io.perennial.routes.write;

import org.jspecify.annotations.NullMarked;
