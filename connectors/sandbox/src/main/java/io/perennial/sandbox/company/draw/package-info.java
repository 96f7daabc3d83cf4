/** Chance that repeats itself, names and keys. */
@NullMarked
package io.perennial.sandbox.company.draw;

import org.jspecify.annotations.NullMarked;
