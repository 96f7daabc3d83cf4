/** The records a look-alike starts with, made on demand. */
@NullMarked
package io.perennial.sandbox.world;

import org.jspecify.annotations.NullMarked;
