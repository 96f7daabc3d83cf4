/** Reads the streams: page after page, each committed with its cursor. */
@NullMarked
package io.perennial.routes.pull;

import org.jspecify.annotations.NullMarked;
