/** How long what has passed is kept. */
@NullMarked
package io.perennial.retention;

import org.jspecify.annotations.NullMarked;
